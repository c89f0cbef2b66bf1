"""Runs the program on pseudo-terminals and in pipes, and judges what it shows: bars, colours, lines of JSON, logs.

    terminal_check.py PROGRAM

Works in the current folder. Readers of logfmt and of escape codes are this file's own.
"""
import fcntl
import json
import os
import pty
import re
import select
import signal
import stat
import struct
import subprocess
import sys
import termios
import time

program = os.path.abspath(sys.argv[1])
plain = {
    name: os.environ[name] for name in ("PATH", "HOME", "EQUIHOME_HOME") if name in os.environ
}
plain.update(LANG="C.UTF-8", SWIFT_BACKTRACE="enable=no", EQUIHOME_STORE="none")
small = ["--set", "fund.size=10000000", "--fail-on", "never"]
failed = 0


def check(name, good, shown=""):
    global failed
    if not good:
        failed += 1
    print("ok  " if good else "FAIL", name, "" if good else repr(shown)[-1500:], flush=True)


def pipe(*words, env=None, timeout=240):
    """Status, standard output and standard error of a run in pipes."""
    done = subprocess.run(
        [program, *words], env={**plain, **(env or {})}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def terminal(*words, env=None, columns=80, on="errors", resize=None, interrupt=None, timeout=240):
    """Status, what came through the pipe, and what the terminal was sent, with its times.

    `on` says which stream is the terminal. `resize` is (seconds after the first frame, columns);
    `interrupt` is how many seconds after the first frame Ctrl-C is typed."""
    leader, follower = pty.openpty()

    def size(count):
        fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", 24, count, 0, 0))

    size(columns)

    def start():
        os.setsid()
        fcntl.ioctl(follower, termios.TIOCSCTTY, 0)

    streams = {"stdin": follower, "stdout": subprocess.PIPE, "stderr": follower}
    if on == "output":
        streams.update(stdout=follower, stderr=subprocess.PIPE)
    elif on == "both":
        streams.update(stdout=follower)
    child = subprocess.Popen(
        [program, *words], env={**plain, "TERM": "xterm-256color", **(env or {})},
        preexec_fn=start, **streams)
    os.close(follower)
    other = child.stdout or child.stderr
    piped, sent, first = b"", [], None
    open_files = [leader] + ([other.fileno()] if other else [])
    end = time.time() + timeout
    while open_files and time.time() < end:
        for file in select.select(open_files, [], [], 0.02)[0]:
            try:
                piece = os.read(file, 65536)
            except OSError:
                piece = b""
            if not piece:
                open_files.remove(file)
            elif file == leader:
                sent.append((time.time(), piece))
                if first is None and b"\r\x1b" not in piece[:2]:
                    first = time.time()
            else:
                piped += piece
        if first and resize and time.time() > first + resize[0]:
            size(resize[1])
            resize = None
        if first and interrupt is not None and time.time() > first + interrupt:
            os.write(leader, b"\x03")
            interrupt = None
    status = child.wait(timeout=30)
    os.close(leader)
    return status, piped.decode(), sent


def text(sent):
    return b"".join(piece for _, piece in sent).decode()


def frames(shown):
    """What stood on the line after each carriage return, without codes."""
    parts = re.split(r"\r", shown.replace("\r\n", "\n"))
    return [re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", part) for part in parts[1:]]


def bars(shown):
    return [frame for frame in frames(shown) if "%" in frame]


def logfmt(line):
    """Pairs of a line; raises where it is none."""
    found, at = {}, 0
    while at < len(line):
        match = re.compile(r'([A-Za-z0-9_.-]+)=("(?:[^"\\]|\\.)*"|[^\s"=]*)(?: |$)').match(line, at)
        assert match, (line, at)
        name, value = match.groups()
        assert name not in found, line
        quoted = value.startswith('"')
        if not quoted:
            assert not any(ord(sign) < 0x20 for sign in value), line
        found[name] = json.loads(value) if quoted else value
        at = match.end()
    return found


# --- how fast this build is -----------------------------------------------------------------------
status, _, errors = pipe("run", "equihome-v2", "--paths", "40", *small, "--progress", "json")
first = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
rate = max(20.0, 40 / max(1e-6, first[-1]["elapsed"]))
# A chunk of 512 paths a thread is told at a time: a bar moves with chunks.
long = ["run", "equihome-v2", "--paths", str(max(1200, int(rate * 3))), *small]
seconds = int(long[3]) / rate
print(f"     about {rate:.0f} paths a second, runs of {long[3]} paths", flush=True)

# --- bars ------------------------------------------------------------------------------------------
status, output, sent = terminal(*long)
shown = text(sent)
check("a bar on a terminal", status == 0 and len(bars(shown)) >= 1 and "\u2595" in shown, shown)
check("its parts", re.search(r"\d+%  [\d,]+ paths/s", shown) is not None, shown)
check("mean and error", re.search(r"net IRR -?\d+\.\d+% \u00b1 \d", shown) is not None, shown)
check("it is green", "\x1b[32m" in shown, shown)
check("it is wiped", shown.rstrip("\r\n").endswith("\r\x1b[K") or "\r\x1b[K" in shown, shown)
check("no cursor is hidden", "?25" not in shown, shown)
check("a pipe beside it stays plain", "\x1b" not in output and "Net IRR" in output, output)

# Many short runs, whose bar moves in every build.
series = ["sweep", "equihome-v2", "--grid", "fees.management.rate=0.01:0.03:9", "--paths",
          str(max(12, int(rate / 3))), "--set", "fund.size=10000000", "--fail-on", "never"]
status, output, sent = terminal(*series, columns=100)
shown = text(sent)
check("cells of a sweep", status == 0 and re.search(r"\d of 9 cells", shown) is not None, shown)
check("it ends wiped, no line ended", shown.endswith("\r\x1b[K") and "\n" not in shown, shown)
check("frames fit", all(len(frame) <= 99 for frame in frames(shown)), frames(shown))
took = sent[-1][0] - sent[0][0] if sent else 0
check("at most ten frames a second", len(bars(shown)) <= 10 * took + 2, (len(bars(shown)), took))
check("several of them", len(bars(shown)) >= 3, shown)

status, output, errors = pipe(*series)
check("none in a pipe", status == 0 and errors == "", errors)
for words, name in ((["--quiet"], "quiet"), (["--progress", "none"], "none")):
    _, _, sent = terminal(*series, *words)
    check(f"none with {name}", not bars(text(sent)), text(sent))
_, _, sent = terminal(*series, "--quiet", "--progress", "bar")
check("one that is asked for in spite of quiet", len(bars(text(sent))) >= 1, text(sent))
_, _, errors = pipe(*series, "--progress", "bar")
check("never in a pipe", errors == "", errors)
_, _, sent = terminal(*series, env={"TERM": "dumb"})
check("none where nothing can be overwritten", not bars(text(sent)), text(sent))

_, _, sent = terminal(*series, env={"NO_COLOR": "1"})
shown = text(sent)
check("NO_COLOR: no colour, and it moves", len(bars(shown)) >= 2 and not re.search(r"\x1b\[[0-9;]*m", shown), shown)
_, _, sent = terminal(*series, columns=40)
shown = text(sent)
check("40 columns", bars(shown) and all(len(frame) <= 39 for frame in frames(shown)), frames(shown))
_, _, sent = terminal(*series, env={"LC_ALL": "C"})
shown = text(sent)
check("ASCII where the locale is not UTF-8", bars(shown) and shown.isascii(), shown)
_, _, sent = terminal(*series, columns=100, resize=(0.4, 50))
shown = text(sent)
late = [frame for when, piece in sent if when > sent[0][0] + 0.7
        for frame in bars("\r" + piece.decode(errors="replace"))]
check("a terminal that became narrower", len(late) >= 1 and all(len(frame) <= 49 for frame in late), late)

status, output, sent = terminal(*long[:3], str(int(long[3]) * 20), *small, interrupt=0.5)
shown = text(sent)
check("Ctrl-C ends it", status == 1 and "interrupted after" in shown and output == "", (status, shown))
check("the bar is gone before the message", re.search(r"\r\x1b\[K(\x1b\[31m)?equihome:", shown) is not None, shown)

# --- colour ----------------------------------------------------------------------------------------
page = ["run", "equihome-v2", "--paths", "30", *small]
_, errors, sent = terminal(*page, on="output")
check("colour of a page on a terminal", "\x1b[1m" in text(sent), text(sent))
_, errors, sent = terminal("run", "no-such-file.json", on="output")
check("an error in a pipe is plain beside a terminal", errors.startswith("equihome: ") and "\x1b" not in errors, errors)
_, output, sent = terminal("run", "equihome-v2", "--set", "fund.size=-1")
shown = text(sent)
check("an error on a terminal is in colour", "\x1b[31mequihome:\x1b[0m" in shown and "\x1b[31merror:\x1b[0m" in shown, shown)
_, _, sent = terminal("run", "no-such-file.json", "--color", "never")
check("unless it must not be", "\x1b" not in text(sent), text(sent))
_, output, _ = pipe(*page, "--color", "always")
check("--color always in a pipe", "\x1b[1m" in output, output)
_, output, _ = pipe(*page, env={"CLICOLOR_FORCE": "1", "TERM": "xterm"})
check("CLICOLOR_FORCE in a pipe", "\x1b[1m" in output, output)
_, _, sent = terminal(*page, "--color", "never", on="output")
check("--color never on a terminal", "\x1b" not in text(sent), text(sent))

heat = ["sweep", "equihome-v2", "--grid", "fees.management.rate=0.01,0.03", "--grid",
        "waterfall.carry=0.1,0.3", "--paths", "20", "--set", "fund.size=10000000", "--heatmap",
        "--fail-on", "never"]
numbers = {}
for name, env, mark in (
    ("full", {"COLORTERM": "truecolor"}, "\x1b[48;2;"), ("palette", {}, "\x1b[48;5;"),
    ("basic", {"TERM": "xterm"}, "\u2588\u2588"), ("none", {"NO_COLOR": "1"}, "\u2588\u2588"),
):
    _, _, sent = terminal(*heat, on="output", env=env)
    shown = text(sent)
    check(f"heat map, {name}", mark in shown, shown)
    check(f"  and no other, {name}", ("\x1b[48" in shown) == (name in ("full", "palette")), shown)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    numbers[name] = re.findall(r"-?\d+\.\d+%", bare[bare.rindex("waterfall.carry across"):])
check("the same numbers in all of them", len(set(map(tuple, numbers.values()))) == 1 and len(numbers["none"]) == 6, numbers)

_, output, _ = pipe(*page, env={"LC_ALL": "C"})
check("a page in ASCII", output.isascii() and "Net IRR" in output, output)
_, output, _ = pipe(*page, "--format", "json", "--set", "fund.name=Zoë – ×", env={"LC_ALL": "C"})
check("data is left alone", json.loads(output)["config"]["fund"]["name"] == "Zoë – ×", output[:300])

# --- progress for programs --------------------------------------------------------------------------
members = {"event", "task", "part", "stage", "done", "total", "unit", "elapsed", "rate", "left",
           "net_irr", "cells", "runs", "loop"}


def told(name, errors, stages):
    objects = [json.loads(line) for line in errors.splitlines()]
    tasks = {}
    for number, item in enumerate(objects):
        tasks.setdefault(item["task"], []).append(item)
    good = bool(tasks)
    for items in tasks.values():
        good = good and items[0]["event"] == "start" and items[-1]["event"] == "end"
        middle = items[1:-1]
        good = good and all(item["event"] == "progress" and set(item) == members for item in middle)
        times = [item["elapsed"] for item in items[1:]]
        good = good and times == sorted(times)
        gaps = [b["elapsed"] - a["elapsed"] for a, b in zip(middle, middle[1:])]
        # The last is what was not told when the end came.
        good = good and all(gap >= 0.199 for gap in gaps[:-1])
        done = {}
        for item in middle:
            good = good and done.get(item["part"], 0) <= item["done"] <= item["total"]
            done[item["part"]] = item["done"]
        if middle:
            good = good and (items[-1]["done"], items[-1]["total"]) == (middle[-1]["done"], middle[-1]["total"])
    check(f"{name}: every line an object, starts, ends, and goes up", good, errors)
    seen = {item.get("stage") for item in objects} - {None}
    check(f"{name}: its stages", stages <= seen, seen)
    return objects


quiet = ["--progress", "json", "--quiet"]
status, _, errors = pipe(*long, *quiet)
objects = told("run", errors, {"paths"})
check("run: ends at its total", objects[-1]["done"] == int(long[3]), objects[-1])
inner = [item for item in objects if item["event"] == "progress"]
check("run: mean and error", all(set(item["net_irr"]) == {"mean", "se"} for item in inner), inner)
check("run: a rate", all(item["rate"] > 0 for item in inner), inner)
_, _, errors = pipe(*series, *quiet)
objects = told("sweep", errors, {"cells"})
check("sweep: all cells", objects[-2]["cells"] == {"done": 9, "total": 9}, objects[-2:])
_, _, errors = pipe(
    "optimise", "equihome-v2", "--vary", "fees.management.rate=0.01:0.03", "--maximise", "net_irr.mean",
    "--evaluations", "6", "--paths", "20", "--set", "fund.size=10000000", *quiet)
objects = told("optimise", errors, {"optimise"})
check("optimise: runs of the whole search", objects[-2]["runs"]["total"] == 7 and objects[-2]["runs"]["done"] <= 7, objects[-2:])
with open("loop.lua", "w") as file:
    file.write("""local eq = require "equihome"
local fund = eq.preset("equihome-v2", { ["fund.size"] = 1e7 })
fund:run { paths = 20, fail_on = "never" }
for i in eq.progress(3) do fund:run { paths = 20, fail_on = "never" } end
for i in eq.progress(9) do if i == 2 then break end end
""")
_, _, errors = pipe("run", "loop.lua", *quiet)
objects = told("script", errors, {"paths"})
check("script: a task a run and a loop", {item["task"] for item in objects} == {1, 2, 3}, objects)
check("script: runs inside the loop", any(item.get("loop") for item in objects if item["task"] == 2), objects)

# --- logs ------------------------------------------------------------------------------------------
name = "two  words \"q\" a=b \\ null ü \U0001f3e0"
logged = [*page, "--quiet", "--log-level", "debug", "--set", f"fund.name={name}", "--threads", "1"]
status, _, errors = pipe(*logged, "--log-format", "json")
records = [json.loads(line) for line in errors.split("\n")[:-1]]
check("a log of JSON", len(records) >= 6 and all(
    {"ts", "level", "module", "msg"} <= set(record) for record in records), errors)
check("times go up", [r["ts"] for r in records] == sorted(r["ts"] for r in records), errors)
check("a hostile name comes through", any(record.get("fund") == name for record in records), errors)
ids = {record["run_id"] for record in records if "run_id" in record}
check("one run", len(ids) == 1 and re.fullmatch("[0-9a-f]{12}", next(iter(ids))), ids)
_, _, errors = pipe(*logged, "--log-format", "logfmt")
pairs = [logfmt(line) for line in errors.split("\n")[:-1]]


def numbers_as_text(record):
    out = {}
    for key, value in record.items():
        if key in ("ts", "seconds"):
            continue
        try:
            out[key] = float(value) if not isinstance(value, bool) else value
        except (TypeError, ValueError):
            out[key] = value
    return out


check("logfmt says the same", [numbers_as_text(r) for r in pairs] == [numbers_as_text(r) for r in records],
      [(a, b) for a, b in zip(pairs, records) if numbers_as_text(a) != numbers_as_text(b)])
_, _, errors = pipe(*page, "--quiet", "--log-level", "fund.service=info,off", "--log-format", "json")
modules = {json.loads(line)["module"] for line in errors.splitlines()}
check("levels by module", modules == {"fund.service"}, errors)
_, _, errors = pipe(*page, "--quiet", env={"EQUIHOME_LOG": "fund.cli=info,off"})
check("EQUIHOME_LOG, for people", re.fullmatch(
    r"(\d\d:\d\d:\d\d\.\d{3} info    fund\.cli  [^\n]*\n){2}", errors) is not None, errors)
_, _, errors = pipe(*page, "--quiet")
check("nothing without being asked", errors == "", errors)
status, _, errors = pipe(*page, "--log-level", "fund.stor=debug,inf")
check("wrong levels, all of them", status == 2 and "did you mean fund.store?" in errors
      and "did you mean info?" in errors, errors)
status, _, errors = pipe(*page, env={"EQUIHOME_LOG": "loud"})
check("wrong EQUIHOME_LOG", status == 2 and "EQUIHOME_LOG: there is no level" in errors, errors)
status, _, errors = pipe("run", "no-such-file.json", "--log-format", "json")
lines = errors.splitlines()
last = json.loads(lines[-1])
check("the last error is a record too", lines[0].startswith("equihome: ") and last["level"] == "error"
      and last["status"] == status == 2 and last["msg"] in errors.replace("equihome: ", ""), errors)

hostile = "two\nlines \x1b[31m \"q\" a=b \\ \u2028 ü"
for form in ("json", "logfmt"):
    status, _, errors = pipe("run", hostile, "--log-format", form)
    last = errors[:-1].split("\n")[-1]
    record = json.loads(last) if form == "json" else logfmt(last)
    check(f"a hostile text in the last error, {form}", status == 2 and "two\nlines \x1b[31m \"q\" a=b" in record["msg"], errors)
    check("  and no code of it on the terminal", "\x1b" not in errors, errors)

old = os.umask(0)
children = [subprocess.Popen(
    [program, *page, "--quiet", "--log-level", "trace", "--log-format", "logfmt", "--log-file", "shared.log"],
    env=plain, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(4)]
shown = b"".join(child.communicate()[1] for child in children)
os.umask(old)
lines = open("shared.log").read().split("\n")
starts = [logfmt(line) for line in lines[:-1]]
check("four programs, one file", lines[-1] == "" and sum(
    record["msg"] == "command starts" for record in starts) == 4, lines)
check("nothing of it on the terminal", shown == b"", shown)
check("for its owner alone", stat.S_IMODE(os.stat("shared.log").st_mode) == 0o600,
      oct(os.stat("shared.log").st_mode))
status, _, errors = pipe(*page, "--log-file", "no/such/folder.log")
check("a file that cannot be", status == 2 and "--log-file: cannot append to 'no/such/folder.log'" in errors, errors)
if os.path.exists("/dev/full"):
    status, output, errors = pipe(*page, "--log-level", "info", "--log-file", "/dev/full")
    check("a full disk is told", status == 0 and "Net IRR" in output and "lacks" in errors, errors)

_, _, sent = terminal(*series, "--log-level", "debug")
shown = text(sent)
check("a log line takes the bar away first", re.search(r"%[^\n]*\r\x1b\[K\d\d:\d\d", shown) is not None, shown)
check("and starts its own line", all(
    re.match(r"\d\d:\d\d:\d\d\.\d{3} ", line.split("\x1b[K")[-1]) for line in shown.split("\r\n") if "fund." in line), shown)

print("ALL OK" if failed == 0 else f"{failed} FAILED")
sys.exit(0 if failed == 0 else 1)
