// Enter in a search box searches; Enter in another field of such a form presses the form's main button.
// Without this script Enter searches wherever it is pressed, and saves nothing.

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLInputElement)) {
    return;
  }
  const main = field.form?.querySelector("[data-enter]") && field.form.querySelector("button.primary");
  if (main && field.type !== "search") {
    event.preventDefault();
    main.click();
  }
});

// A date field is a text, because the browser's own follows the browser's language. This adds a button with its calendar.

for (const field of document.querySelectorAll("input[data-pick]")) {
  const calendar = document.createElement("input");
  calendar.type = "date";
  calendar.tabIndex = -1;
  calendar.ariaHidden = "true";
  calendar.className = "pick-calendar";
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pick";
  button.title = field.dataset.pick;
  button.ariaLabel = field.dataset.pick;
  button.addEventListener("click", () => {
    const typed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(field.value.trim());
    calendar.value = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : "";
    calendar.showPicker();
  });
  calendar.addEventListener("change", () => {
    field.value = calendar.value.split("-").reverse().join("/");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const line = document.createElement("span");
  line.className = "pick-line";
  field.replaceWith(line);
  line.append(field, button, calendar);
}

// The language is switched with what was typed: the half-filled form is sent along and shown again; it is not submitted.

let touched = null;
document.addEventListener("input", (event) => {
  touched = event.target.form ?? touched;
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.other-language");
  if (!link || !touched?.isConnected || touched.querySelector("input[type=password]")) {
    return;
  }
  event.preventDefault();
  const sent = document.createElement("form");
  sent.method = "post";
  sent.action = new URL(link.href).pathname;
  const add = (name, value) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    sent.append(field);
  };
  for (const [name, value] of new FormData(touched)) {
    if (typeof value === "string") {
      add(name, value);
    }
  }
  add("kept-page", location.pathname + location.search.replace(/[?&]kept=[0-9a-f]+/, ""));
  add("kept-action", new URL(touched.action).pathname);
  document.body.append(sent);
  sent.submit();
});
