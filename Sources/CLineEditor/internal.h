#pragma once
#include "CLineEditor.h"
#include <histedit.h>
#include <stdio.h>

struct cle_text {
  char *bytes;
  size_t count, capacity;
};

struct cle_editor {
  EditLine *edit; // NULL without a terminal
  History *history;
  FILE *input, *output;
  const char *prompt;
  char *history_file;
  char *line; // of plain reading
  size_t line_capacity;
  cle_complete_function complete;
  void *data;
};

unsigned char cle_on_tab(EditLine *edit, int key);
