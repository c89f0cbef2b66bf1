// string.find, match, gmatch, gsub and rep that can be stopped.
#include "internal.h"
#include <ctype.h>
#include <string.h>

static int find_or_match(lua_State *L, int find) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls), *p = luaL_checklstring(L, 2, &lp);
  lua_Integer init = luaL_optinteger(L, 3, 1);
  if (init < 0)
    init = (lua_Integer)ls + init + 1;
  if (init < 1)
    init = 1;
  if ((size_t)init - 1 > ls) {
    lua_pushnil(L);
    return 1;
  }
  size_t at = (size_t)init - 1;
  if (find && (lua_toboolean(L, 4) || strpbrk(p, "^$*+?.([%-") == NULL) &&
      (lua_toboolean(L, 4) || strlen(p) == lp)) {
    const char *f = lp == 0 ? s + at : memmem(s + at, ls - at, p, lp);
    if (!f) {
      lua_pushnil(L);
      return 1;
    }
    lua_pushinteger(L, f - s + 1);
    lua_pushinteger(L, f - s + (lua_Integer)lp);
    return 2;
  }
  int anchor = lp && *p == '^';
  clb_matcher m;
  clb_matcher_prepare(&m, L, s, ls, p, lp);
  if (anchor)
    p++;
  const char *q = s + at;
  do {
    clb_matcher_restart(&m);
    const char *e = clb_match(&m, q, p);
    if (e) {
      if (!find)
        return clb_push_captures(&m, q, e);
      lua_pushinteger(L, q - s + 1);
      lua_pushinteger(L, e - s);
      return clb_push_captures(&m, NULL, NULL) + 2;
    }
  } while (q++ < m.source_end && !anchor);
  lua_pushnil(L);
  return 1;
}

static int string_find(lua_State *L) { return find_or_match(L, 1); }

static int string_match(lua_State *L) { return find_or_match(L, 0); }

typedef struct {
  size_t at;
  ptrdiff_t last;
} progress;

static int gm_next(lua_State *L) {
  size_t ls, lp;
  const char *s = lua_tolstring(L, lua_upvalueindex(1), &ls),
             *p = lua_tolstring(L, lua_upvalueindex(2), &lp);
  progress *g = lua_touserdata(L, lua_upvalueindex(3));
  clb_matcher m;
  clb_matcher_prepare(&m, L, s, ls, p, lp);
  for (const char *q = s + g->at; q <= m.source_end; q++) {
    clb_matcher_restart(&m);
    const char *e = clb_match(&m, q, p);
    if (e && e - s != g->last) {
      g->at = (size_t)(e - s);
      g->last = e - s;
      return clb_push_captures(&m, q, e);
    }
  }
  return 0;
}

static int string_gmatch(lua_State *L) {
  size_t ls;
  luaL_checklstring(L, 1, &ls);
  luaL_checkstring(L, 2);
  lua_Integer init = luaL_optinteger(L, 3, 1);
  if (init < 0)
    init = (lua_Integer)ls + init + 1;
  if (init < 1)
    init = 1;
  lua_settop(L, 2);
  progress *g = lua_newuserdatauv(L, sizeof *g, 0);
  g->at = (size_t)init - 1 > ls ? ls + 1 : (size_t)init - 1;
  g->last = -1;
  lua_pushcclosure(L, gm_next, 3);
  return 1;
}

// The replacement string, with %0 to %9 and %% filled in.
static void add_template(clb_matcher *m, luaL_Buffer *out, const char *start, const char *end) {
  lua_State *L = m->L;
  size_t length;
  const char *r = lua_tolstring(L, 3, &length);
  for (size_t i = 0; i < length; i++) {
    CLB_TICK(L, m->context, m->ticks);
    if (r[i] != '%') {
      luaL_addchar(out, r[i]);
      continue;
    }
    i++;
    if (i < length && r[i] == '%') {
      luaL_addchar(out, '%');
    } else if (i < length && r[i] == '0') {
      luaL_addlstring(out, start, (size_t)(end - start));
    } else if (i < length && isdigit((unsigned char)r[i])) {
      clb_push_capture(m, r[i] - '1', start, end);
      luaL_tolstring(L, -1, NULL);
      lua_remove(L, -2);
      luaL_addvalue(out);
    } else {
      luaL_error(L, "invalid use of '%%' in replacement string");
    }
  }
}

static void add_replacement(clb_matcher *m, luaL_Buffer *out, const char *start, const char *end) {
  lua_State *L = m->L;
  switch (lua_type(L, 3)) {
  case LUA_TFUNCTION:
    lua_pushvalue(L, 3);
    lua_call(L, clb_push_captures(m, start, end), 1);
    break;
  case LUA_TTABLE:
    clb_push_capture(m, 0, start, end);
    lua_gettable(L, 3);
    break;
  default:
    add_template(m, out, start, end);
    return;
  }
  if (!lua_toboolean(L, -1)) { // false or nil keeps what was found
    lua_pop(L, 1);
    luaL_addlstring(out, start, (size_t)(end - start));
  } else if (lua_isstring(L, -1)) {
    luaL_addvalue(out);
  } else {
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  }
}

static int string_gsub(lua_State *L) {
  size_t length, pattern_length;
  const char *s = luaL_checklstring(L, 1, &length);
  const char *p = luaL_checklstring(L, 2, &pattern_length);
  int type = lua_type(L, 3);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
  luaL_argexpected(
      L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE,
      3, "string/function/table");
  bool anchored = pattern_length != 0 && *p == '^';
  clb_matcher m;
  clb_matcher_prepare(&m, L, s, length, p, pattern_length);
  if (anchored)
    p++;
  const char *at = s, *last = NULL;
  luaL_Buffer out;
  luaL_buffinit(L, &out);
  while (count < most) {
    clb_matcher_restart(&m);
    const char *end = clb_match(&m, at, p);
    if (end && end != last) {
      count++;
      add_replacement(&m, &out, at, end);
      at = last = end;
    } else if (at < m.source_end) {
      luaL_addchar(&out, *at++);
    } else {
      break;
    }
    if (anchored)
      break;
  }
  if (at < m.source_end)
    luaL_addlstring(&out, at, (size_t)(m.source_end - at));
  luaL_pushresult(&out);
  lua_pushinteger(L, count);
  return 2;
}

static int string_rep(lua_State *L) {
  size_t l, ls;
  const char *s = luaL_checklstring(L, 1, &l);
  lua_Integer n = luaL_checkinteger(L, 2);
  const char *sep = luaL_optlstring(L, 3, "", &ls);
  clb_context *c = clb_of(L);
  unsigned t = 0;
  if (n <= 0 || l + ls == 0) {
    lua_pushliteral(L, "");
    return 1;
  } // "" x 2^60 must not loop
  if (l + ls > c->limit / (lua_Unsigned)n)
    return luaL_error(L, "resulting string too large");
  luaL_Buffer b;
  size_t tot = (size_t)n * l + (size_t)(n - 1) * ls;
  char *p = luaL_buffinitsize(L, &b, tot);
  for (lua_Integer i = 0; i < n; i++) {
    CLB_TICK(L, c, t);
    memcpy(p, s, l);
    p += l;
    if (i + 1 < n) {
      memcpy(p, sep, ls);
      p += ls;
    }
  }
  luaL_pushresultsize(&b, tot);
  return 1;
}

// The stock one shows addresses: of %p, and of objects without a text under %s.
int clb_string_format(lua_State *L) {
  size_t length;
  const char *f = luaL_checklstring(L, 1, &length);
  int argument = 1, top = lua_gettop(L);
  for (size_t i = 0; i < length; i++) {
    if (f[i] != '%' || (++i < length && f[i] == '%'))
      continue;
    while (i < length && !isalpha((unsigned char)f[i]))
      i++; // flags, width, precision
    argument++;
    if (i < length && f[i] == 'p')
      return luaL_error(L, "%%p is not available in this environment");
    if (i < length && f[i] == 's' && argument <= top && lua_type(L, argument) > LUA_TSTRING) {
      clb_push_text(L, argument);
      lua_replace(L, argument);
    }
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, top, 1);
  return 1;
}

const luaL_Reg clb_string_functions[] = {{"find", string_find},     {"match", string_match},
                                         {"gmatch", string_gmatch}, {"gsub", string_gsub},
                                         {"rep", string_rep},       {NULL, NULL}};
