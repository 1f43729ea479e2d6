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
