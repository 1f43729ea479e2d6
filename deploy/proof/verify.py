#!/usr/bin/env python3
"""Verifies an exported bundle with Python's own library and openssl, without any part of Tiếng Làng.

verify.py BUNDLE.zip --key NAME+ID+KEY [--witness NAME+ID+KEY]
Prints findings and minutes per language. Exit: 0 all is well, 1 tampered, 3 genuine but not whole or not witnessed.
"""
import base64, hashlib, re, struct, subprocess, sys, tempfile, zipfile

SPKI = bytes.fromhex("302a300506032b6570032100")
findings = []
def find(kind, text): findings.append((kind, text)); print(kind + ": " + text)
def sha(data): return hashlib.sha256(data).digest()

def openssl(spki, message, signature):
    with tempfile.NamedTemporaryFile() as k, tempfile.NamedTemporaryFile() as m, tempfile.NamedTemporaryFile() as s:
        for file, data in ((k, spki), (m, message), (s, signature)): file.write(data); file.flush()
        return subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", k.name, "-rawin",
                               "-in", m.name, "-sigfile", s.name], capture_output=True).returncode == 0

def note_key(text):
    name, key_id, key = text.split("+", 2)
    typed = base64.b64decode(key)
    assert sha(name.encode() + b"\n" + typed)[:4].hex() == key_id, "the id is not that of the key"
    return name, bytes.fromhex(key_id), SPKI + typed[1:]

def signed_at(note, key, is_witness):
    """Time of the signature (0 for the log) under a signed note; None without a good one."""
    text, _, lines = note.rpartition("\n\n")
    text += "\n"
    name, key_id, spki = key
    for line in lines.splitlines():
        _, by, value = line.split(" ")
        value = base64.b64decode(value)
        if by != name or value[:4] != key_id: continue
        if not is_witness: return 0 if openssl(spki, text.encode(), value[4:]) else None
        at = struct.unpack(">Q", value[4:12])[0]
        if openssl(spki, ("cosignature/v1\ntime %d\n" % at + text).encode(), value[12:]): return at
    return None

def included(leaf, index, size, path, root):
    """RFC 9162 section 2.1.3.2."""
    last, hashed = size - 1, leaf
    for sibling in path:
        if last == 0: return False
        if index & 1 or index == last:
            hashed = sha(b"\1" + sibling + hashed)
            while not index & 1 and index: index >>= 1; last >>= 1
        else: hashed = sha(b"\1" + hashed + sibling)
        index >>= 1; last >>= 1
    return last == 0 and 0 <= index and hashed == root

def station(text, size, root, first, until, minutes):
    lines = iter(text.splitlines())
    block = lambda count: "".join(next(lines) + "\n" for _ in range(int(count)))
    assert next(lines) == "tl-station-proof-1"
    keys, language, path, statements, chains, seen = {}, {}, [], [], {}, []
    for line in lines:
        field = line.split(" ")
        if field[0] == "station": name = field[1]
        elif field[0] == "key": keys[field[1]] = base64.b64decode(field[2])
        elif field[0] == "airing": language[field[2]] = field[3]
        elif field[0] == "leaf": leaf = int(field[1])
        elif field[0] == "path": path.append(base64.b64decode(field[1]))
        elif field[0] == "statement": statements.append(block(field[1]))
        elif field[0] == "entry": seen.append((field[1], field[2], field[3], field[4], block(field[5])))
        else: raise ValueError(line)
    before = None
    for one in statements:
        head = one.splitlines()
        if head[1] != name or before and (head[3] != before[0] or int(head[2]) != before[1] + 1):
            find("TAMPERED", name + ": statement %s does not follow" % head[2])
        before = sha(b"\0" + one.encode()).hex(), int(head[2])
    if not included(bytes.fromhex(before[0]), leaf, size, path, root): find("TAMPERED", name + ": not in the log")
    for chain, branch, key, signature, text in seen:
        part = text.splitlines()
        new = part[0] == "tl-asrun-2"
        entry = dict(n=int(part[3 if new else 2]), airing=part[4 if new else 3], date=part[5 if new else 4],
                     previous=part[-1], digest=sha(text.encode()).hex(), facts=part[9 if new else 7:-1])
        if part[1] != name or new and part[2] != chain or entry["n"] in chains.get((chain, branch), {}):
            find("TAMPERED", "%s: entry %d is twice or foreign" % (name, entry["n"]))
        if not openssl(keys.get(key, SPKI), text.encode(), base64.b64decode(signature)):
            find("TAMPERED", "%s: entry %d is not signed by the station" % (name, entry["n"]))
        chains.setdefault((chain, branch), {})[entry["n"]] = entry
    state = [line.split(" ") for line in statements[-1].splitlines()[4:]]
    gaps = {(g[1], g[2], int(g[3])): (int(g[4]), g[5]) for g in state if g[0] == "gap"}
    for gap in gaps: find("NOT_WHOLE", "%s: entries %d to %d are stated as missing" % (name, gap[2], gaps[gap][0]))
    for _, chain, branch, parent, begin, end, _ in (s for s in state if s[0] == "chain"):
        if branch != "0": find("NOT_WHOLE", "%s: two histories of chain %s" % (name, chain))
        skip = lambda n: gaps[chain, branch, n][0] + 1 if (chain, branch, n) in gaps else n
        own = chains.get((chain, branch), {})
        n = min(own, default=int(end))
        if not own and skip(int(begin)) <= int(end): find("TAMPERED", name + ": no entry of chain " + chain)
        if own and n not in (int(begin), skip(int(begin))) and own[n]["date"] >= first:
            find("TAMPERED", "%s: chain %s is cut before entry %d" % (name, chain, n))
        while own and n < max(own):
            after = skip(n + 1)
            digest = own[n]["digest"] if after == n + 1 else gaps[chain, branch, n + 1][1]
            if after not in own or own[after]["previous"] != digest:
                find("TAMPERED", "%s: chain %s is cut or changed after entry %d" % (name, chain, n)); break
            n = after
        if own and skip(n + 1) <= int(end) and own[n]["date"] < until:
            find("TAMPERED", "%s: chain %s is cut after entry %d" % (name, chain, n))
    for one in statements:
        for kind, chain, branch, _, _, end, head in (line.split(" ") for line in one.splitlines()[4:]):
            if kind == "chain" and chains.get((chain, branch), {}).get(int(end), {"digest": head})["digest"] != head:
                find("TAMPERED", "%s: entry %s is not the one that was logged" % (name, end))
    best = {}
    for entry in (e for own in chains.values() for e in own.values() if first <= e["date"] < until):
        facts = entry["facts"]
        frames, _, rate = map(int, re.split("[/@]", facts[3])) if facts[0] != "missed" else (0, 0, 1)
        best[entry["airing"]] = max(best.get(entry["airing"], (0, 0)), (frames / rate, facts[0] != "missed" and facts[4] != "COMMANDED"))
    for airing, (seconds, proven) in best.items():
        sums = minutes.setdefault(language.get(airing, "unplanned"), [0, 0])
        sums[0] += seconds * proven / 60; sums[1] += seconds / 60

def main(bundle, *options):
    chosen = lambda name: [note_key(options[i + 1]) for i in range(len(options)) if options[i] == name]
    minutes, listed = {}, ""
    with zipfile.ZipFile(bundle) as files:
        read = lambda name: files.read(name).decode()
        _, origin, month, _, count = read("bundle.txt").splitlines()
        for name in files.namelist():
            if not name.startswith("manifest."): listed += sha(files.read(name)).hex() + " " + name + "\n"
        text = "tl-manifest-1\n%s\n%s\n" % (origin, sha(listed.encode()).hex())
        if listed != read("manifest.txt") or not read("manifest.note").startswith(text + "\n") or not any(
                signed_at(read("manifest.note"), key, False) == 0 for key in chosen("--key")):
            find("TAMPERED", "the list of files is not that of the bundle, or not signed by the centre")
        note = read("checkpoint.txt")
        if note.split("\n")[0] != origin or not any(signed_at(note, key, False) == 0 for key in chosen("--key")):
            find("TAMPERED", "the checkpoint is not signed by the centre")
        if not any(signed_at(note, key, True) for key in chosen("--witness")): find("NOT_WITNESSED", "no given witness")
        year, number = map(int, month.split("-"))
        until = "%04d-%02d-01" % (year + number // 12, number % 12 + 1)
        names = [name for name in files.namelist() if name.startswith("stations/")]
        if len(set(names)) != int(count): find("TAMPERED", "stations are missing")
        for name in names:
            station(read(name), int(note.split("\n")[1]), base64.b64decode(note.split("\n")[2]), month + "-01", until, minutes)
    for name, (proven, claimed) in sorted(minutes.items()): print("%s %.1f %.1f" % (name, proven, claimed))
    return 1 if any(kind == "TAMPERED" for kind, _ in findings) else 3 if findings else 0

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 3 else 2)
