/// Types into the console and looks at what the terminal shows; waits for what it expects, so that a slow machine
/// only takes longer.
let replDriver = #"""
  import os, pty, re, select, sys, tempfile, time
  program = sys.argv[1]
  folder = tempfile.mkdtemp()
  environment = dict(os.environ, TERM="xterm", LANG="C.UTF-8", HOME=folder,
                     EQUIHOME_HISTORY=os.path.join(folder, "history"), COLUMNS="100")
  passed = True

  def start():
      child, terminal = pty.fork()
      if child == 0:
          os.execve(program, [program, "repl"], environment)
      return child, terminal

  def read(until, seconds=20):
      text, end = "", time.time() + seconds
      while time.time() < end:
          if select.select([terminal], [], [], 0.05)[0]:
              try:
                  piece = os.read(terminal, 65536)
              except OSError:
                  break
              if not piece:
                  break
              text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", piece.decode("utf8", "replace"))
              if re.search(until, text):
                  break
      return text

  def check(name, keys, expected, seconds=20):
      global passed
      os.write(terminal, keys)
      shown = read(expected, seconds)
      good = re.search(expected, shown) is not None
      passed = passed and good
      print("ok  " if good else "FAIL", name, "" if good else repr(shown[-400:]), flush=True)

  def clear():
      os.write(terminal, b"\x15")
      read("^$", 0.3)

  child, terminal = start()
  check("prompt", b"", "equihome> ")
  check("echo", b"6 * 7\r", r"\n42\n")
  check("last result", b"_ + 1\r", r"\n43\n")
  check("fund", b'fund = eq.preset "equihome-v2"\r', "equihome> $")
  check("parameter", b"fund.waterfall.h\t", "fund.waterfall.hurdle_")
  check("its choices", b"\t", "hurdle_rate")
  check("its value", b"rate\r", r"\n0\.08\n")
  check("zone", b"fund.zones.gr\t.allocation\r", r"\n0\.6\n")
  check("path in a string", b'fund["zones.gr\t"].allocation\r', r"\n0\.6\n")
  check("preset in a string", b'eq.preset "hei-4\t".zones[1].name\r', r'\n"?green"?\n')
  check("error with the name that was meant", b"fund.fund.sise = 3\r", "did you mean fund.size")
  check("more lines", b"for i = 1, 2 do\r", r"\.\.> ")
  check("their end", b'print("turn", i) end\r', r"turn\s+2")
  check("history of several lines", b"\x1b[A", "for i|print")
  clear()
  check("Ctrl-C drops the line", b"x = 12345\x03", r"equihome> $")
  check("it did not run", b"x == nil\r", r"\ntrue\n")
  check("a run", b"run = fund:run { paths = 50, seed = 1 }\r", "equihome> $", 60)
  check("method of a sample", b"run.net_irr:quant\t", r"run\.net_irr:quantile")
  check("its value", b"(0.5) > 0\r", r"\n(true|false)\n")
  os.write(terminal, b"while true do end\r")
  time.sleep(0.5)
  check("Ctrl-C stops a loop", b"\x03", "interrupted")
  os.write(terminal, b"fund:run { paths = 1000000 }\r")
  time.sleep(1.5)
  check("Ctrl-C stops a run", b"\x03", "interrupted", 60)
  check("the session lives on", b"fund.fund.size == 1e8\r", r"\ntrue\n")
  check("explains", b"?fund.size\r", "Total commitments")
  # Until the prompt is back: before that Ctrl-D is the terminal's, not the editor's.
  check("commands", b":help\r", r":quit[\s\S]*equihome> $")
  os.write(terminal, b"\x04")
  read("(?!)")  # until the child is gone: closing the terminal earlier would hang it up
  os.close(terminal)
  status = os.waitpid(child, 0)[1]
  passed = passed and status == 0
  print("ok  " if status == 0 else "FAIL", "Ctrl-D ends it", "" if status == 0 else status, flush=True)
  child, terminal = start()
  check("prompt again", b"", "equihome> ")
  check("history over sessions", b"\x1b[A", r":help|\?fund|fund\.fund\.size")
  clear()
  check("quits", b":quit\r", "quit")
  os.waitpid(child, 0)
  print("ALL OK" if passed else "SOME FAILED")
  """#
