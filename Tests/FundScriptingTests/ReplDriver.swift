/// Types into the console and looks at what the terminal shows; waits for what it expects, so that a slow machine
/// only takes longer.
let replDriver = #"""
  import os, pty, re, select, sys, tempfile, time
  program = sys.argv[1]
  folder = tempfile.mkdtemp()
  environment = dict(os.environ, TERM="xterm", LANG="C.UTF-8", HOME=folder, EQUIHOME_STORE="none",
                     EQUIHOME_HISTORY=os.path.join(folder, "history"), COLUMNS="100")
  passed = True

  def start(*options):
      child, terminal = pty.fork()
      if child == 0:
          os.chdir(folder)
          os.execve(program, [program, "repl", *options], environment)
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
  check("a value of a fund at hand", b"?fund.waterfall.carry\r", r"value +0\.2[\s\S]*set at +preset")
  check("a group of it", b"?fund.fees\r", r"fees\.management\.rate = ")
  check("a value at hand", b"?run.net_irr\r", r"50 paths[\s\S]*sample:mean")
  check("members behind the question mark", b"?fund.waterfall.hurdle_r\t\r", "Hurdle rate")
  check("files in strings", b'fund:write "portfolio.json"\r', "equihome> $")
  check("their completion", b'eq.load "port\t".fund.size\r', r"\n100000000(\.0)?\n")
  check("commands complete", b":loa\t por\t\r", r'Fund "[^"]*"|config')
  check("changes of every run", b":set fund.si\t 5e7\r", "fund.size = 50000000 in every fund")
  check("choices complete", b":set waterfall.structure ame\t\r", "american")
  check("they are listed", b":set\r", r"fund\.size = 50000000\nwaterfall\.structure")
  check("taken back", b":unset waterfall.structure\r", "equihome> $")
  check("wrong ones", b":set fund.sise 3\r", "did you mean fund.size")
  check("and in the run", b"small = fund:run { paths = 20, seed = 1, keep = 'flows' }\r", "equihome> $", 60)
  check("the fund that was run", b"small.config.fund.size\r", r"\n50000000(\.0)?\n")
  check("time of an entry", b":time 1 + 1\r", r"\(0\.\d+ s\)\n2\n")
  check("times on", b":time on\r", "equihome> $")
  check("times shown", b"2 + 2\r", r"\n4\n\(0\.\d+ s\)")
  check("times off", b":time off\r", "equihome> $")
  check("fan chart", b"small:fan()\r", "━[\\s\\S]*median · 20 paths")
  check("fan without flows", b"run:fan()\r", 'keep = "flows"')
  check("histogram", b":plot small.tvpi\r", "median [0-9.]+x")
  check("columns complete", b'small:fan "cumulative_d\t"\r', "cumulative distributions")
  check("an error object that fails", b"error(setmetatable({}, { __tostring = error }))\r", "raised a table")
  check("an error of nothing", b"error(nil)\r", "raised a nil")
  check("syntax", b"x = = 1\r", "unexpected symbol")
  check("a stack that overflows", b"function f() return 1 + f() end f()\r", "stack overflow")
  check("unknown command", b":lod x\r", "did you mean :load")
  check("records", b":record session.lua\r", "recording in session.lua")
  check("what was typed", b"_ = 6 _ * 7\x15six = 6; six * 7\x156 * 7 + small.seed\r", r"\n43\n")
  check("stops", b":stop\r", "recorded in session.lua")
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
  recorded = open(os.path.join(folder, "session.lua")).read()
  good = "show(6 * 7 + small.seed)" in recorded and 'eq.set("fund.size", 50000000)' in recorded
  passed = passed and good
  print("ok  " if good else "FAIL", "the record", "" if good else recorded, flush=True)
  child, terminal = start("--memory-limit", "32", "--no-history")
  check("a small console", b"", "equihome> ")
  check("memory", b"t = {} while true do t[#t + 1] = ('x'):rep(1e6) .. #t end\r", "the memory limit was reached", 60)
  check("it lives on", b"t = nil\r", "equihome> $")
  check("with all it has", b"#('x'):rep(1e6)\r", r"\n1000000\n")
  check("a string that is too long", b"#('x'):rep(1e12)\r", "too large")
  check("a read that waits", b"io.read()\x03\x03\r", r"equihome> $|interrupted")
  check("and again", b"\x15'al' .. 'ive'\r", r"\nalive\n")
  os.write(terminal, b":quit\r")
  read("(?!)", 5)
  os.waitpid(child, 0)
  print("ALL OK" if passed else "SOME FAILED")
  """#
