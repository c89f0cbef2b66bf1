// Opening, reading, history. The terminal is given back on every way out.
#include "internal.h"
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static cle_editor *at_exit; // the editor whose terminal exit() must restore

static void restore_terminal(void) {
  if (at_exit && at_exit->edit) el_end(at_exit->edit);
  at_exit = NULL;
}

static char *prompt_of(EditLine *edit) {
  cle_editor *editor;
  el_get(edit, EL_CLIENTDATA, &editor);
  return (char *)editor->prompt;
}

// Letters outside of ASCII need a UTF-8 LC_CTYPE. Never LC_ALL: its decimal point would change
// Lua's numbers.
static void set_character_type(void) {
  const char *name = setlocale(LC_CTYPE, "");
  if (name == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

static bool start_editing(cle_editor *editor, const char *name) {
  set_character_type();
  editor->edit = el_init(name, editor->input, editor->output, stderr);
  if (editor->edit == NULL) return false;
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_PROMPT, prompt_of);
  el_set(editor->edit, EL_EDITOR, "emacs");
  el_set(editor->edit, EL_SIGNAL, 1); // libedit restores the terminal when a signal comes
  el_set(editor->edit, EL_HIST, history, editor->history);
  el_set(editor->edit, EL_ADDFN, "cle-complete", "complete the word", cle_on_tab);
  el_set(editor->edit, EL_BIND, "\t", "cle-complete", NULL);
  el_set(editor->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_source(editor->edit, NULL); // the user's ~/.editrc
  static bool registered;
  if (!registered) registered = atexit(restore_terminal) == 0;
  at_exit = editor;
  return true;
}

cle_editor *cle_open(
    const char *name, const char *history_file, int history_size, int input, int output,
    cle_complete_function complete, void *data) {
  cle_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->prompt = "";
  editor->complete = complete;
  editor->data = data;
  int in = dup(input), out = dup(output);
  editor->input = in < 0 ? NULL : fdopen(in, "r");
  editor->output = out < 0 ? NULL : fdopen(out, "w");
  editor->history = history_init();
  HistEvent event;
  bool ready = editor->input && editor->output && editor->history;
  if (ready && history_file) ready = (editor->history_file = strdup(history_file)) != NULL;
  if (ready) {
    history(editor->history, &event, H_SETSIZE, history_size);
    history(editor->history, &event, H_SETUNIQUE, 1);
    // A first session has no file yet.
    if (editor->history_file) history(editor->history, &event, H_LOAD, editor->history_file);
    if (isatty(input)) ready = start_editing(editor, name);
  }
  if (ready) return editor;
  cle_close(editor);
  return NULL;
}

void cle_close(cle_editor *editor) {
  if (at_exit == editor) at_exit = NULL;
  if (editor->edit) el_end(editor->edit);
  if (editor->history) history_end(editor->history);
  if (editor->input) fclose(editor->input);
  if (editor->output) fclose(editor->output);
  free(editor->history_file);
  free(editor->line);
  free(editor);
}

bool cle_is_terminal(const cle_editor *editor) { return editor->edit != NULL; }

static cle_outcome read_plain(cle_editor *editor, const char **line, size_t *length) {
  ssize_t count = getline(&editor->line, &editor->line_capacity, editor->input);
  if (count < 0) return feof(editor->input) ? CLE_END : CLE_FAILED;
  *line = editor->line;
  *length = (size_t)count;
  return CLE_LINE;
}

static void ignore(int signal) { (void)signal; }

static cle_outcome read_edited(cle_editor *editor, const char **line, size_t *length) {
  // Ctrl-C drops the line that is typed. It must not end the process, so it is caught meanwhile.
  struct sigaction action, before;
  memset(&action, 0, sizeof action);
  action.sa_handler = ignore;
  sigaction(SIGINT, &action, &before);
  // A parent may have left it blocked: it would then stop the next script instead of dropping the line.
  sigset_t interrupt, mask;
  sigemptyset(&interrupt);
  sigaddset(&interrupt, SIGINT);
  pthread_sigmask(SIG_UNBLOCK, &interrupt, &mask);
  int count = 0;
  // The terminal leaves its line mode before the prompt shows. By itself libedit does it after: a key
  // typed in between is echoed by the terminal, and a Ctrl-D is swallowed as its end of file.
  el_set(editor->edit, EL_PREP_TERM, 1);
  errno = 0;
  *line = el_gets(editor->edit, &count);
  int problem = errno;
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGINT, &before, NULL);
  if (*line && count > 0) {
    *length = (size_t)count;
    return CLE_LINE;
  }
  bool interrupted = problem == EINTR || count < 0;
  if (interrupted) el_reset(editor->edit);
  fputc('\n', editor->output);
  fflush(editor->output);
  return interrupted ? CLE_INTERRUPTED : CLE_END;
}

cle_outcome cle_read(cle_editor *editor, const char *prompt, const char **line, size_t *length) {
  editor->prompt = prompt;
  cle_outcome outcome =
      editor->edit ? read_edited(editor, line, length) : read_plain(editor, line, length);
  editor->prompt = "";
  if (outcome == CLE_LINE && *length > 0 && (*line)[*length - 1] == '\n') (*length)--;
  return outcome;
}

void cle_add_history(cle_editor *editor, const char *entry) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, entry);
}

bool cle_save_history(cle_editor *editor) {
  HistEvent event;
  if (editor->history_file == NULL) return true;
  errno = 0;
  return history(editor->history, &event, H_SAVE, editor->history_file) >= 0;
}
