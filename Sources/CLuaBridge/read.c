// From Lua to a tree: raw reads, so that no script code runs; bounded in depth and number; cycles
// found.
#include "internal.h"
#include <stdio.h>
#include <string.h>

typedef struct reader {
  clb_tree *out;
  clb_limits limits;
  size_t seen;
} reader;

// The tables around the value being read, innermost first; `key` is the index of the key on the
// stack.
typedef struct level {
  const struct level *outer;
  const void *table;
  int key;
  int depth;
} level;

static void add_path(lua_State *L, luaL_Buffer *text, const level *at) {
  if (at == NULL)
    return;
  add_path(L, text, at->outer);
  if (at->key == 0)
    return;
  if (lua_type(L, at->key) == LUA_TSTRING) {
    if (at->outer)
      luaL_addchar(text, '.');
    size_t count;
    const char *bytes = lua_tolstring(L, at->key, &count);
    luaL_addlstring(text, bytes, count < 60 ? count : 60);
  } else {
    char digits[40];
    snprintf(digits, sizeof digits, "[%lld]", (long long)lua_tointeger(L, at->key));
    luaL_addstring(text, digits);
  }
}

static void refuse(lua_State *L, const level *at, const char *problem) {
  luaL_checkstack(L, 10, problem);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  add_path(L, &text, at);
  luaL_pushresult(&text);
  if (lua_rawlen(L, -1) == 0)
    luaL_error(L, "%s", problem);
  else
    luaL_error(L, "at '%s': %s", lua_tostring(L, -1), problem);
}

static clb_node *add(lua_State *L, reader *r, const level *at, int32_t tag) {
  if (++r->seen > r->limits.nodes)
    refuse(L, at, "the table has too many values");
  clb_node *node = clb_tree_add(r->out, tag);
  if (node == NULL)
    luaL_error(L, "not enough memory");
  return node;
}

static void add_string(lua_State *L, reader *r, const level *at, int index) {
  size_t count;
  const char *bytes = lua_tolstring(L, index, &count);
  size_t offset = r->out->byte_count;
  if (!clb_tree_append(r->out, bytes, count))
    luaL_error(L, "not enough memory");
  clb_node *node = add(L, r, at, CLB_STRING);
  node->offset = offset;
  node->length = count;
}

static void read_value(lua_State *L, reader *r, int index, const level *at);

static void read_table(lua_State *L, reader *r, int index, const level *outer) {
  const void *table = lua_topointer(L, index);
  for (const level *l = outer; l; l = l->outer)
    if (l->table == table)
      refuse(L, outer, "the table contains itself");
  level here = {outer, table, 0, outer ? outer->depth + 1 : 1};
  if (here.depth > r->limits.depth)
    refuse(L, outer, "tables are nested too deeply");
  luaL_checkstack(L, 6, "tables are nested too deeply");
  size_t node = r->out->count, count = lua_rawlen(L, index), values = 0, pairs = 0;
  add(L, r, outer, CLB_TABLE);
  // The border is one of several when there are holes: the sequence ends at the first nil.
  for (size_t i = 1; i <= count; i++) {
    lua_pushinteger(L, (lua_Integer)i);
    here.key = lua_gettop(L);
    bool missing = lua_rawgeti(L, index, (lua_Integer)i) == LUA_TNIL;
    if (!missing)
      read_value(L, r, here.key + 1, &here);
    lua_settop(L, here.key - 1);
    if (missing)
      break;
    values++;
  }
  lua_pushnil(L);
  while (lua_next(L, index)) {
    int key = here.key = lua_gettop(L) - 1;
    if (lua_isinteger(L, key) && lua_type(L, key) == LUA_TNUMBER) {
      lua_Integer i = lua_tointeger(L, key);
      if (i >= 1 && (size_t)i <= values) {
        lua_settop(L, key);
        continue;
      }
      add(L, r, &here, CLB_INTEGER)->integer = i;
    } else if (lua_type(L, key) == LUA_TSTRING) {
      add_string(L, r, &here, key);
    } else {
      refuse(L, outer, "table keys must be strings or integers");
    }
    read_value(L, r, key + 1, &here);
    lua_settop(L, key);
    pairs++;
  }
  r->out->nodes[node].length = values;
  r->out->nodes[node].rows = pairs;
}

static void keep_value(lua_State *L, clb_node *node, int index) {
  luaL_checkstack(L, 2, "too many values");
  node->flag = lua_type(L, index);
  lua_pushvalue(L, index);
  node->integer = luaL_ref(L, LUA_REGISTRYINDEX);
}

static void read_userdata(lua_State *L, reader *r, int index, const level *at) {
  clb_object *object = clb_test(L, index);
  if (object == NULL) {
    keep_value(L, add(L, r, at, CLB_REFERENCE), index);
    return;
  }
  if (!clb_is_live(object))
    refuse(L, at, "the value has been closed");
  static const int32_t tags[] = {
      [CLB_KIND_OBJECT] = CLB_OBJECT,
      [CLB_KIND_VECTOR] = CLB_VECTOR,
      [CLB_KIND_MATRIX] = CLB_MATRIX,
      [CLB_KIND_FAILURE] = CLB_FAILURE};
  clb_node *node = add(L, r, at, tags[object->kind]);
  node->owner = object->owner;
  node->type = object->type;
  node->base = object->base;
  node->length = object->count;
  node->rows = object->rows;
  node->columns = object->columns;
  node->flag = object->writable;
}

static void read_value(lua_State *L, reader *r, int index, const level *at) {
  switch (lua_type(L, index)) {
  case LUA_TNIL:
    add(L, r, at, CLB_NIL);
    break;
  case LUA_TBOOLEAN:
    add(L, r, at, CLB_BOOLEAN)->integer = lua_toboolean(L, index);
    break;
  case LUA_TNUMBER:
    if (lua_isinteger(L, index))
      add(L, r, at, CLB_INTEGER)->integer = lua_tointeger(L, index);
    else
      add(L, r, at, CLB_NUMBER)->number = lua_tonumber(L, index);
    break;
  case LUA_TSTRING:
    add_string(L, r, at, index);
    break;
  case LUA_TTABLE:
    read_table(L, r, index, at);
    break;
  case LUA_TUSERDATA:
    read_userdata(L, r, index, at);
    break;
  default:
    keep_value(L, add(L, r, at, CLB_REFERENCE), index);
  }
}

void clb_read_values(lua_State *L, int first, int count, clb_limits limits, clb_tree *out) {
  reader r = {out, limits, 0};
  for (int i = 0; i < count; i++)
    read_value(L, &r, first + i, NULL);
}

void clb_keep_values(lua_State *L, int first, int count, clb_tree *out) {
  for (int i = 0; i < count; i++) {
    clb_node *node = clb_tree_add(out, CLB_REFERENCE);
    if (node == NULL)
      luaL_error(L, "not enough memory");
    keep_value(L, node, first + i);
  }
}
