// Values as a person reads them: sorted keys, cycles marked, bounded in depth, width and number.
#include "internal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 5
#define MAX_ITEMS 400   // in all
#define MAX_SEQUENCE 25 // longer ones show their first 20
#define MAX_KEYS 200
#define MAX_STRING 200

typedef struct printer {
  clb_tree *out;
  int items;
  int seen; // stack index of the set of tables around
} printer;

static void add(printer *p, const char *text) { clb_tree_append(p->out, text, strlen(text)); }

static void add_string(printer *p, const char *bytes, size_t count) {
  char escape[8];
  add(p, "\"");
  for (size_t i = 0; i < count && i < MAX_STRING; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (c == '"' || c == '\\')
      snprintf(escape, sizeof escape, "\\%c", c);
    else if (c == '\n')
      snprintf(escape, sizeof escape, "\\n");
    else if (c < 32)
      snprintf(escape, sizeof escape, "\\%d", c);
    else
      snprintf(escape, sizeof escape, "%c", c);
    add(p, escape);
  }
  add(p, count > MAX_STRING ? "...\"" : "\"");
}

static void add_plain(lua_State *L, printer *p, int index) { // may run __tostring
  size_t count;
  clb_push_text(L, index);
  const char *bytes = lua_tolstring(L, -1, &count);
  clb_tree_append(p->out, bytes, count);
  lua_pop(L, 1);
}

// Functions and threads print with an address otherwise, which never repeats.
static bool add_scalar(lua_State *L, printer *p, int index, int depth) {
  char digits[48];
  switch (lua_type(L, index)) {
  case LUA_TTABLE:
    return false;
  case LUA_TSTRING:
    if (depth == 0) {
      add_plain(L, p, index);
    } else {
      size_t count;
      const char *bytes = lua_tolstring(L, index, &count);
      add_string(p, bytes, count);
    }
    return true;
  case LUA_TNUMBER:
    if (lua_isinteger(L, index)) {
      add_plain(L, p, index);
    } else {
      clb_print_number(digits, sizeof digits, lua_tonumber(L, index));
      add(p, digits);
    }
    return true;
  case LUA_TFUNCTION:
    add(p, "function");
    return true;
  case LUA_TTHREAD:
    add(p, "coroutine");
    return true;
  default:
    add_plain(L, p, index);
    return true;
  }
}

static int compare(lua_State *L, int first, int second) {
  int a = lua_type(L, first), b = lua_type(L, second);
  if (a != b)
    return a < b ? -1 : 1;
  if (a == LUA_TNUMBER) {
    double x = lua_tonumber(L, first), y = lua_tonumber(L, second);
    return x < y ? -1 : x > y;
  }
  if (a != LUA_TSTRING)
    return 0;
  size_t m, n;
  const char *x = lua_tolstring(L, first, &m), *y = lua_tolstring(L, second, &n);
  int order = memcmp(x, y, m < n ? m : n);
  return order != 0 ? order : m < n ? -1 : m > n;
}

// Pushes a table with the sorted keys outside of the sequence 1..count; answers how many there are.
static lua_Integer push_keys(lua_State *L, int index, lua_Integer count) {
  lua_Integer n = 0;
  lua_newtable(L);
  int keys = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1 && lua_tointeger(L, -1) <= count)
      continue;
    lua_Integer at = n++;
    if (at >= MAX_KEYS)
      continue;
    for (; at > 0; at--) { // insertion sort: display only
      lua_rawgeti(L, keys, at);
      if (compare(L, -2, -1) >= 0) {
        lua_pop(L, 1);
        break;
      }
      lua_rawseti(L, keys, at + 1);
    }
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, at + 1);
  }
  return n;
}

static void add_value(lua_State *L, printer *p, int index, int depth);

static bool next_item(printer *p, bool *first) {
  if (p->items-- <= 0) {
    add(p, ", ...");
    return false;
  }
  if (!*first)
    add(p, ", ");
  *first = false;
  return true;
}

static void add_table(lua_State *L, printer *p, int index, int depth) {
  lua_Integer count = (lua_Integer)lua_rawlen(L, index);
  char text[48];
  bool first = true;
  add(p, "{");
  for (lua_Integer i = 1; i <= count; i++) {
    if (i > MAX_SEQUENCE - 5 && count > MAX_SEQUENCE) {
      snprintf(text, sizeof text, ", ... (%lld items)", (long long)count);
      add(p, text);
      break;
    }
    if (!next_item(p, &first))
      break;
    lua_rawgeti(L, index, i);
    add_value(L, p, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  lua_Integer key_count = push_keys(L, index, count);
  int keys = lua_gettop(L);
  for (lua_Integer i = 1; i <= key_count && i <= MAX_KEYS; i++) {
    if (!next_item(p, &first))
      break;
    lua_rawgeti(L, keys, i);
    if (lua_type(L, -1) == LUA_TSTRING) {
      add(p, lua_tostring(L, -1));
    } else {
      add(p, "[");
      add_value(L, p, lua_gettop(L), depth + 1);
      add(p, "]");
    }
    add(p, " = ");
    lua_rawget(L, index);
    add_value(L, p, lua_gettop(L), depth + 1);
    lua_settop(L, keys);
  }
  if (key_count > MAX_KEYS)
    add(p, ", ...");
  lua_settop(L, keys - 1);
  add(p, "}");
}

static void add_value(lua_State *L, printer *p, int index, int depth) {
  luaL_checkstack(L, 12, "value is nested too deeply");
  if (add_scalar(L, p, index, depth))
    return;
  if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    lua_pop(L, 1);
    add_plain(L, p, index);
    return;
  }
  lua_pushvalue(L, index);
  bool cycle = lua_rawget(L, p->seen) != LUA_TNIL;
  lua_pop(L, 1);
  if (cycle || depth >= MAX_DEPTH) {
    add(p, cycle ? "{<cycle>}" : "{...}");
    return;
  }
  lua_pushvalue(L, index);
  lua_pushboolean(L, 1);
  lua_rawset(L, p->seen);
  add_table(L, p, index, depth);
  lua_pushvalue(L, index);
  lua_pushnil(L);
  lua_rawset(L, p->seen);
}

typedef struct pretty_request {
  int slot;
  clb_tree *out;
} pretty_request;

static int pretty(lua_State *L) {
  pretty_request *request = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, request->slot);
  lua_newtable(L);
  printer p = {request->out, MAX_ITEMS, 3};
  add_value(L, &p, 2, 0);
  return 0;
}

int clb_pretty(lua_State *L, int slot, clb_tree *out) {
  pretty_request request = {slot, out};
  return clb_run_protected(L, pretty, &request);
}
