// Line editing by libedit (BSD licence). A shim, because el_set is variadic, which Swift cannot
// call.
#ifndef CLINEEDITOR_H
#define CLINEEDITOR_H
#include <stdbool.h>
#include <stddef.h>

typedef struct cle_editor cle_editor;
typedef struct cle_text cle_text;

// Appends the candidates for the word that ends at the cursor (a byte offset), each with a newline
// behind; answers the length of that word in bytes.
typedef size_t (*cle_complete_function)(
    void *data, const char *line, size_t cursor, cle_text *candidates);

typedef enum { CLE_LINE, CLE_INTERRUPTED, CLE_END, CLE_FAILED } cle_outcome;

// The descriptors stay the caller's. Without a terminal on `input`, plain lines are read and
// nothing is echoed.
cle_editor *cle_open(
    const char *name, const char *history_file, int history_size, int input, int output,
    cle_complete_function complete, void *data);
void cle_close(cle_editor *editor);
bool cle_is_terminal(const cle_editor *editor);
// On CLE_LINE, *line is valid until the next call; without its newline.
cle_outcome cle_read(cle_editor *editor, const char *prompt, const char **line, size_t *length);
void cle_add_history(cle_editor *editor, const char *entry);
bool cle_save_history(cle_editor *editor); // false: errno says why
void cle_append(cle_text *text, const char *bytes, size_t count);
#endif
