// What can be known of a function of Lua from outside: where its text is, what it assigns to, which
// globals it uses.
#include "internal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool clb_describe_function(lua_State *L, int index, clb_function_facts *facts) {
  memset(facts, 0, sizeof *facts);
  if (lua_type(L, index) != LUA_TFUNCTION || !lua_checkstack(L, 2))
    return false;
  lua_Debug record;
  lua_pushvalue(L, index);
  lua_getinfo(L, ">Su", &record); // without 'f' and 'L': allocates nothing
  facts->source = record.source;
  facts->source_length = record.srclen;
  facts->first_line = record.linedefined;
  facts->last_line = record.lastlinedefined;
  facts->upvalues = record.nups;
  facts->native = *record.what == 'C';
  return true;
}

// ---- the binary form of Lua 5.4 (ldump.c), read only

typedef struct image {
  unsigned char *bytes;
  size_t count, capacity, at;
  bool failed;
} image;

static int write_image(lua_State *L, const void *bytes, size_t count, void *data) {
  (void)L;
  image *i = data;
  if (i->count + count > i->capacity) {
    size_t capacity = (i->count + count) * 2;
    unsigned char *grown = realloc(i->bytes, capacity);
    if (grown == NULL)
      return 1;
    i->bytes = grown;
    i->capacity = capacity;
  }
  memcpy(i->bytes + i->count, bytes, count);
  i->count += count;
  return 0;
}

static const unsigned char *take(image *i, size_t count) {
  if (i->failed || count > i->count - i->at) {
    i->failed = true;
    return NULL;
  }
  i->at += count;
  return i->bytes + i->at - count;
}

static unsigned take_byte(image *i) {
  const unsigned char *byte = take(i, 1);
  return byte ? *byte : 0;
}

static size_t take_size(image *i) { // seven bits a byte, the last one marked
  size_t value = 0;
  for (int k = 0; k < 10 && !i->failed; k++) {
    unsigned byte = take_byte(i);
    value = value << 7 | (byte & 0x7f);
    if (byte & 0x80)
      return value;
  }
  i->failed = true;
  return 0;
}

static const unsigned char *take_string(image *i, size_t *count) {
  size_t size = take_size(i);
  *count = size == 0 ? 0 : size - 1;
  return size == 0 ? NULL : take(i, *count);
}

#define OP_SETUPVAL 10
#define OP_GETTABUP 11
#define OP_SETTABUP 15
#define MAX_UPVALUES 255

typedef struct scan {
  image image;
  clb_analysis *out;
  clb_tree *globals;
  int environment; // the upvalue of the outermost function that is _ENV, from 0; -1 none
} scan;

static void mix(clb_analysis *a, const void *bytes, size_t count) { // FNV-1a
  const unsigned char *p = bytes;
  for (size_t i = 0; i < count; i++)
    a->signature = (a->signature ^ p[i]) * 0x100000001b3u;
}

typedef struct text {
  const unsigned char *bytes;
  size_t count;
} text;

// `outer`: for each upvalue of the function around this one the upvalue of the outermost that it is,
// or -1. NULL for the outermost itself.
static void scan_function(scan *s, const int *outer, int depth) {
  image *i = &s->image;
  size_t count;
  if (depth > 200) {
    i->failed = true;
    return;
  }
  take_string(i, &count); // source
  take_size(i);           // lines
  take_size(i);
  const unsigned char *shape = take(i, 3);
  if (shape)
    mix(s->out, shape, 3);
  size_t instructions = take_size(i);
  const unsigned char *code = instructions < i->count ? take(i, instructions * 4) : NULL;
  size_t constant_count = take_size(i);
  if (code == NULL || constant_count > i->count) {
    i->failed = true;
    return;
  }
  mix(s->out, code, instructions * 4);
  text *constants = calloc(constant_count + 1, sizeof *constants);
  if (constants == NULL) {
    i->failed = true;
    return;
  }
  size_t start = i->at;
  for (size_t k = 0; k < constant_count && !i->failed; k++) {
    unsigned type = take_byte(i);
    if (type == 0x03 || type == 0x13)
      take(i, 8);
    else if (type == 0x04 || type == 0x14)
      constants[k].bytes = take_string(i, &constants[k].count);
    else if (type != 0x00 && type != 0x01 && type != 0x11)
      i->failed = true;
  }
  mix(s->out, i->bytes + start, i->at - start);
  size_t upvalue_count = take_size(i);
  int map[MAX_UPVALUES + 1];
  if (upvalue_count > MAX_UPVALUES)
    i->failed = true;
  for (size_t k = 0; k < upvalue_count && !i->failed; k++) {
    const unsigned char *upvalue = take(i, 3); // in the stack, index, kind
    if (upvalue == NULL)
      break;
    if (outer == NULL)
      map[k] = (int)k;
    else
      map[k] = upvalue[0] ? -1 : outer[upvalue[1]];
    if (outer != NULL)
      mix(s->out, upvalue, 2);
  }
  for (size_t k = 0; k < instructions && !i->failed; k++) {
    uint32_t word;
    memcpy(&word, code + 4 * k, 4);
    unsigned a = word >> 7 & 0xff, b = word >> 16 & 0xff, c = word >> 24;
    unsigned operation = word & 0x7f;
    if (operation == OP_SETUPVAL && b < upvalue_count && map[b] >= 0 && s->out->assigned == 0)
      s->out->assigned = map[b] + 1;
    unsigned table = operation == OP_GETTABUP ? b : a, name = operation == OP_GETTABUP ? c : b;
    if ((operation == OP_GETTABUP || operation == OP_SETTABUP) && table < upvalue_count &&
        map[table] == s->environment && s->environment >= 0 && name < constant_count &&
        constants[name].bytes)
      clb_tree_add_string(s->globals, constants[name].bytes, constants[name].count, 0);
  }
  free(constants);
  size_t functions = take_size(i);
  for (size_t k = 0; k < functions && !i->failed; k++)
    scan_function(s, map, depth + 1);
  for (size_t k = take_size(i); k > 0 && !i->failed; k--) // lines: none when stripped
    take_byte(i);
  for (size_t k = take_size(i); k > 0 && !i->failed; k--) {
    take_size(i);
    take_size(i);
  }
  for (size_t k = take_size(i); k > 0 && !i->failed; k--) {
    take_string(i, &count);
    take_size(i);
    take_size(i);
  }
  for (size_t k = take_size(i); k > 0 && !i->failed; k--)
    take_string(i, &count);
}

bool clb_analyse_function(lua_State *L, int index, clb_analysis *out, clb_tree *globals) {
  static const unsigned char header[] = {
      0x1b, 'L', 'u', 'a', 0x54, 0, 0x19, 0x93, '\r', '\n', 0x1a, '\n', 4, 8, 8};
  memset(out, 0, sizeof *out);
  out->signature = 0xcbf29ce484222325u;
  if (lua_type(L, index) != LUA_TFUNCTION || lua_iscfunction(L, index) || !lua_checkstack(L, 3))
    return false;
  index = lua_absindex(L, index);
  scan s = {.out = out, .globals = globals, .environment = -1};
  const char *name;
  for (int i = 1; (name = lua_getupvalue(L, index, i)) != NULL; i++) {
    lua_pop(L, 1);
    if (strcmp(name, "_ENV") == 0)
      s.environment = i - 1;
  }
  lua_pushvalue(L, index);
  bool dumped = lua_dump(L, write_image, &s.image, 1) == 0;
  lua_pop(L, 1);
  const unsigned char *start = dumped ? take(&s.image, sizeof header) : NULL;
  if (start && memcmp(start, header, sizeof header) == 0) {
    take(&s.image, 16); // an integer and a number, to be compared
    take_byte(&s.image);
    scan_function(&s, NULL, 0);
  } else {
    s.image.failed = true;
  }
  free(s.image.bytes);
  return !s.image.failed;
}

// ---- libraries

typedef struct naming {
  char *name;
  size_t capacity;
} naming;

static bool find_in(lua_State *L, int table, const char *prefix, const naming *n) {
  lua_pushnil(L);
  while (lua_next(L, table)) {
    bool found = lua_type(L, -2) == LUA_TSTRING && lua_rawequal(L, -1, 2);
    if (found && strcmp(lua_tostring(L, -2), "_G") != 0) {
      snprintf(n->name, n->capacity, "%s%s", prefix, lua_tostring(L, -2));
      lua_pop(L, 2);
      return true;
    }
    lua_pop(L, 1);
  }
  return false;
}

static int find_name(lua_State *L) { // 1: where to, 2: the value
  static const char *const libraries[] = {"math", "string",    "table", "utf8",
                                          "os",   "coroutine", "io",    "debug", NULL};
  const naming *n = lua_touserdata(L, 1);
  lua_pushglobaltable(L); // 3
  for (int i = 0; libraries[i]; i++) {
    lua_pushstring(L, libraries[i]);
    if (lua_rawget(L, 3) == LUA_TTABLE) {
      char prefix[20];
      snprintf(prefix, sizeof prefix, "%s.", libraries[i]);
      if (lua_rawequal(L, 2, 4)) {
        snprintf(n->name, n->capacity, "%s", libraries[i]);
        return 0;
      }
      if (find_in(L, 4, prefix, n))
        return 0;
    }
    lua_settop(L, 3);
  }
  if (lua_type(L, 2) == LUA_TFUNCTION)
    find_in(L, 3, "", n);
  return 0;
}

int clb_library_name(lua_State *L, int index, char *name, size_t capacity) {
  index = lua_absindex(L, index);
  if (capacity == 0 || !lua_checkstack(L, 4)) {
    lua_pushnil(L);
    return LUA_ERRMEM;
  }
  *name = 0;
  naming n = {name, capacity};
  lua_pushcfunction(L, find_name);
  lua_pushlightuserdata(L, &n);
  lua_pushvalue(L, index);
  return lua_pcall(L, 2, 0, 0);
}
