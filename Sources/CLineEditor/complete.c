// The Tab key: inserts what all candidates share, else lists them.
#include "internal.h"
#include <stdlib.h>
#include <string.h>

#define WIDTH 80
#define COLUMN 20

void cle_append(cle_text *text, const char *bytes, size_t count) {
  if (text->count + count + 1 > text->capacity) {
    size_t capacity = (text->count + count + 1) * 2;
    char *grown = realloc(text->bytes, capacity);
    if (grown == NULL) return; // fewer candidates
    text->bytes = grown;
    text->capacity = capacity;
  }
  memcpy(text->bytes + text->count, bytes, count);
  text->count += count;
  text->bytes[text->count] = 0;
}

// The length of what the candidates have in common.
static size_t common_prefix(const char *candidates, size_t *count) {
  const char *first = candidates;
  size_t common = strcspn(first, "\n");
  *count = 0;
  for (const char *at = candidates; *at; at += strcspn(at, "\n") + 1) {
    size_t i = 0;
    while (i < common && at[i] == first[i])
      i++;
    common = i;
    (*count)++;
  }
  while (common > 0 && ((unsigned char)first[common] & 0xc0) == 0x80)
    common--; // whole characters of UTF-8
  return common;
}

static void list(FILE *output, const char *candidates) {
  size_t column = 0;
  fputc('\n', output);
  for (const char *at = candidates; *at;) {
    size_t length = strcspn(at, "\n"), width = (length / COLUMN + 1) * COLUMN;
    if (column > 0 && column + width > WIDTH) {
      fputc('\n', output);
      column = 0;
    }
    fprintf(output, "%-*.*s", (int)width, (int)length, at);
    column += width;
    at += length + 1;
  }
  fputc('\n', output);
  fflush(output);
}

static unsigned char insert(EditLine *edit, const char *bytes, size_t count) {
  char *text = strndup(bytes, count);
  if (text == NULL) return CC_ERROR;
  int result = el_insertstr(edit, text);
  free(text);
  return result < 0 ? CC_ERROR : CC_REFRESH;
}

static unsigned char apply(
    cle_editor *editor, const char *line, size_t cursor, size_t word, const cle_text *candidates) {
  if (candidates->count == 0) {
    bool blank = strspn(line, " ") >= cursor;
    return blank ? insert(editor->edit, "  ", 2) : CC_REFRESH_BEEP; // nothing to complete: indent
  }
  size_t count, common = common_prefix(candidates->bytes, &count);
  if (common > word) return insert(editor->edit, candidates->bytes + word, common - word);
  if (count < 2) return CC_REFRESH_BEEP;
  list(editor->output, candidates->bytes);
  return CC_REDISPLAY;
}

unsigned char cle_on_tab(EditLine *edit, int key) {
  (void)key;
  cle_editor *editor;
  el_get(edit, EL_CLIENTDATA, &editor);
  const LineInfo *info = el_line(edit);
  size_t cursor = (size_t)(info->cursor - info->buffer);
  char *line = strndup(info->buffer, (size_t)(info->lastchar - info->buffer));
  if (line == NULL) return CC_ERROR;
  cle_text candidates = {NULL, 0, 0};
  size_t word = editor->complete(editor->data, line, cursor, &candidates);
  unsigned char result = apply(editor, line, cursor, word, &candidates);
  free(candidates.bytes);
  free(line);
  return result;
}
