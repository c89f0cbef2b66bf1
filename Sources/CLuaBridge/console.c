// Help for a console: entries that may be unfinished, and completion that never runs script code.
#include "internal.h"
#include <stdlib.h>
#include <string.h>

static bool is_incomplete(lua_State *L, int status) { // the message ends in <eof>
  size_t count;
  if (status != LUA_ERRSYNTAX || lua_type(L, -1) != LUA_TSTRING)
    return false;
  const char *message = lua_tolstring(L, -1, &count);
  return count >= 5 && memcmp(message + count - 5, "<eof>", 5) == 0;
}

clb_entry
clb_load_entry(lua_State *L, const char *bytes, size_t count, const char *name, int *status) {
  static const char prefix[] = "return ";
  size_t skip = count > 0 && bytes[0] == '=' ? 1 : 0; // "= x" as older Lua consoles had it
  char *expression = malloc(sizeof prefix + count);
  if (expression == NULL) {
    lua_pushnil(L);
    *status = LUA_ERRMEM;
    return CLB_STATEMENT;
  }
  memcpy(expression, prefix, sizeof prefix - 1);
  memcpy(expression + sizeof prefix - 1, bytes + skip, count - skip);
  *status = clb_load(L, expression, sizeof prefix - 1 + count - skip, name);
  free(expression);
  if (*status == LUA_OK)
    return CLB_EXPRESSION;
  lua_settop(L, -2);
  *status = clb_load(L, bytes, count, name);
  if (!is_incomplete(L, *status))
    return CLB_STATEMENT;
  lua_settop(L, -2);
  return CLB_INCOMPLETE;
}

static bool is_name_byte(unsigned char c) {
  return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_name(const char *bytes, size_t count) {
  if (count == 0 || (bytes[0] >= '0' && bytes[0] <= '9'))
    return false;
  for (size_t i = 0; i < count; i++)
    if (!is_name_byte((unsigned char)bytes[i]))
      return false;
  return true;
}

typedef struct completion {
  const char *line;
  size_t cursor;
  clb_tree *out;
  clb_completion result;
} completion;

// The names in the table on top that start with `word`; after a colon only functions.
static void add_names(lua_State *L, completion *c, const char *word, size_t length, bool method) {
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    size_t count;
    const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &count) : NULL;
    bool hidden = name && count >= 2 && name[0] == '_' && name[1] == '_' && length == 0;
    if (name && !hidden && is_name(name, count) && count >= length &&
        memcmp(name, word, length) == 0 && (!method || lua_isfunction(L, -1))) {
      clb_tree_append(c->out, name, count);
      clb_tree_append(c->out, "\n", 1);
    }
    lua_pop(L, 1);
  }
}

// Pushes the table with the members of the value on top: itself, or what its metatable holds raw.
static bool push_members(lua_State *L) {
  if (lua_istable(L, -1)) {
    lua_pushvalue(L, -1);
    return true;
  }
  if (!lua_getmetatable(L, -1))
    return false;
  bool ours = clb_test(L, -2) != NULL;
  lua_pushstring(L, ours ? "methods" : "__index");
  lua_rawget(L, -2);
  lua_remove(L, -2);
  if (lua_istable(L, -1))
    return true;
  lua_pop(L, 1);
  return false;
}

// An object's members are known to Swift: leaves the rest of the path to it.
static bool reach_object(lua_State *L, completion *c, const char *rest) {
  clb_object *object = clb_test(L, -1);
  if (object == NULL || object->kind != CLB_KIND_OBJECT || object->owner == NULL)
    return false;
  c->result.definition = object->type->definition;
  c->result.object = object->owner;
  c->result.path_start = (size_t)(rest - c->line);
  return true;
}

static int complete(lua_State *L) {
  completion *c = lua_touserdata(L, 1);
  size_t start = c->cursor;
  while (start > 0) {
    char before = c->line[start - 1];
    if (!is_name_byte((unsigned char)before) && before != '.' && before != ':')
      break;
    start--;
  }
  const char *part = c->line + start, *end = c->line + c->cursor;
  bool method = false;
  lua_pushglobaltable(L);
  for (;;) {
    const char *stop = part;
    while (stop < end && *stop != '.' && *stop != ':')
      stop++;
    if (stop == end)
      break;
    method = *stop == ':';
    if (!push_members(L))
      return 0;
    lua_pushlstring(L, part, (size_t)(stop - part));
    lua_rawget(L, -2);
    part = stop + 1;
    if (lua_isnil(L, -1))
      return 0;
    if (reach_object(L, c, part)) {
      for (const char *at = part; at < end; at++)
        if (*at == '.' || *at == ':') { // the word hangs on something inside the object
          c->result.word = 0;
          for (const char *word = end; word > at && is_name_byte((unsigned char)word[-1]); word--)
            c->result.word++;
          return 0;
        }
      break;
    }
  }
  c->result.word = (size_t)(end - part);
  if (c->result.word == 0 && start == c->cursor)
    return 0; // nothing to hang on
  if (!push_members(L))
    return 0;
  add_names(L, c, part, c->result.word, method);
  // One level of inheritance, where __index is a table.
  if (lua_getmetatable(L, -1)) {
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    if (lua_istable(L, -1))
      add_names(L, c, part, c->result.word, method);
  }
  return 0;
}

clb_completion clb_complete(lua_State *L, const char *line, size_t cursor, clb_tree *out) {
  completion c = {line, cursor, out, {0, NULL, NULL, 0}};
  if (clb_run_protected(L, complete, &c) != LUA_OK)
    lua_settop(L, -2);
  return c.result;
}
