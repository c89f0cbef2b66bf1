// Own matcher for the pattern language of the Lua 5.4 manual, section 6.4.1. Lua's hook never fires
// inside a C function, so the matcher itself looks at the stop flag. Compared with the stock one on
// random input.
#include "internal.h"
#include <ctype.h>
#include <string.h>

#define CAPTURE_OPEN (-1)
#define CAPTURE_POSITION (-2)
#define MAX_DEPTH 200

static const char *end_of_item(clb_matcher *m, const char *p) { // one past a single-character class
  if (p >= m->pattern_end)
    luaL_error(m->L, "malformed pattern (ends early)");
  if (*p == '%') {
    if (p + 1 >= m->pattern_end)
      luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 2;
  }
  if (*p != '[')
    return p + 1;
  p++;
  if (p < m->pattern_end && *p == '^')
    p++;
  do {
    if (p >= m->pattern_end)
      luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == '%') {
      if (p >= m->pattern_end)
        luaL_error(m->L, "malformed pattern (missing ']')");
      p++;
    }
  } while (p >= m->pattern_end || *p != ']');
  return p + 1;
}

static int is_in_class(int ch, int cl) {
  int r;
  switch (tolower(cl)) {
  case 'a':
    r = isalpha(ch);
    break;
  case 'c':
    r = iscntrl(ch);
    break;
  case 'd':
    r = isdigit(ch);
    break;
  case 'g':
    r = isgraph(ch);
    break;
  case 'l':
    r = islower(ch);
    break;
  case 'p':
    r = ispunct(ch);
    break;
  case 's':
    r = isspace(ch);
    break;
  case 'u':
    r = isupper(ch);
    break;
  case 'w':
    r = isalnum(ch);
    break;
  case 'x':
    r = isxdigit(ch);
    break;
  default:
    return cl == ch;
  }
  if (isupper(cl))
    r = !r;
  return r != 0;
}

static int is_in_set(int ch, const char *p, const char *last) { // p at '[', last at ']'
  int yes = 1;
  if (p[1] == '^') {
    yes = 0;
    p++;
  }
  while (++p < last) {
    if (*p == '%') {
      p++;
      if (is_in_class(ch, (unsigned char)*p))
        return yes;
    } else if (p[1] == '-' && p + 2 < last) {
      if ((unsigned char)p[0] <= ch && ch <= (unsigned char)p[2])
        return yes;
      p += 2;
    } else if ((unsigned char)*p == ch)
      return yes;
  }
  return !yes;
}

static int match_one(clb_matcher *m, const char *s, const char *p, const char *ep) {
  CLB_TICK(m->L, m->context, m->ticks);
  if (s >= m->source_end)
    return 0;
  int ch = (unsigned char)*s;
  switch (*p) {
  case '.':
    return 1;
  case '%':
    return is_in_class(ch, (unsigned char)p[1]);
  case '[':
    return is_in_set(ch, p, ep - 1);
  default:
    return (unsigned char)*p == ch;
  }
}

static const char *match_balance(clb_matcher *m, const char *s, const char *p) {
  if (p + 1 >= m->pattern_end)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s >= m->source_end || *s != *p)
    return NULL;
  int open = 1;
  for (const char *q = s + 1; q < m->source_end; q++) {
    CLB_TICK(m->L, m->context, m->ticks);
    if (*q == p[1]) {
      if (--open == 0)
        return q + 1;
    } else if (*q == p[0])
      open++;
  }
  return NULL;
}

static const char *match_greedy(clb_matcher *m, const char *s, const char *p, const char *ep) {
  ptrdiff_t i = 0;
  while (match_one(m, s + i, p, ep))
    i++;
  for (; i >= 0; i--) {
    const char *r = clb_match(m, s + i, ep + 1);
    if (r)
      return r;
  }
  return NULL;
}

static const char *match_lazy(clb_matcher *m, const char *s, const char *p, const char *ep) {
  for (;;) {
    const char *r = clb_match(m, s, ep + 1);
    if (r)
      return r;
    if (!match_one(m, s, p, ep))
      return NULL;
    s++;
  }
}

static const char *open_capture(clb_matcher *m, const char *s, const char *p, ptrdiff_t kind) {
  if (m->level >= CLB_MAX_CAPTURES)
    luaL_error(m->L, "too many captures");
  m->capture[m->level].start = s;
  m->capture[m->level].length = kind;
  m->level++;
  const char *r = clb_match(m, s, p);
  if (!r)
    m->level--;
  return r;
}

static const char *close_capture(clb_matcher *m, const char *s, const char *p) {
  int l = m->level - 1;
  while (l >= 0 && m->capture[l].length != CAPTURE_OPEN)
    l--;
  if (l < 0)
    luaL_error(m->L, "invalid pattern capture");
  m->capture[l].length = s - m->capture[l].start;
  const char *r = clb_match(m, s, p);
  if (!r)
    m->capture[l].length = CAPTURE_OPEN;
  return r;
}

const char *clb_match(clb_matcher *m, const char *s, const char *p) {
  if (m->depth-- == 0)
    luaL_error(m->L, "pattern too complex");
  const char *res = NULL, *ep;
  for (;;) {
    CLB_TICK(m->L, m->context, m->ticks);
    if (p == m->pattern_end) {
      res = s;
      break;
    }
    if (*p == '(') {
      res = (p + 1 < m->pattern_end && p[1] == ')') ? open_capture(m, s, p + 2, CAPTURE_POSITION)
                                                    : open_capture(m, s, p + 1, CAPTURE_OPEN);
      break;
    }
    if (*p == ')') {
      res = close_capture(m, s, p + 1);
      break;
    }
    if (*p == '$' && p + 1 == m->pattern_end) {
      res = s == m->source_end ? s : NULL;
      break;
    }
    if (*p == '%' && p + 1 < m->pattern_end) {
      if (p[1] == 'b') {
        s = match_balance(m, s, p + 2);
        if (!s)
          break;
        p += 4;
        continue;
      }
      if (p[1] == 'f') {
        p += 2;
        if (p >= m->pattern_end || *p != '[')
          luaL_error(m->L, "missing '[' after '%%f' in pattern");
        ep = end_of_item(m, p);
        int before = s == m->source ? 0 : (unsigned char)s[-1],
            here = s < m->source_end ? (unsigned char)*s : 0;
        if (is_in_set(before, p, ep - 1) || !is_in_set(here, p, ep - 1))
          break;
        p = ep;
        continue;
      }
      if (isdigit((unsigned char)p[1])) {
        int l = p[1] - '1';
        if (l < 0 || l >= m->level || m->capture[l].length == CAPTURE_OPEN)
          luaL_error(m->L, "invalid capture index %%%d", l + 1);
        size_t n = (size_t)m->capture[l].length;
        if ((size_t)(m->source_end - s) < n || memcmp(m->capture[l].start, s, n))
          break;
        s += n;
        p += 2;
        continue;
      }
    }
    ep = end_of_item(m, p);
    char q = ep < m->pattern_end ? *ep : '\0';
    if (q == '?') {
      if (match_one(m, s, p, ep)) {
        const char *r = clb_match(m, s + 1, ep + 1);
        if (r) {
          res = r;
          break;
        }
      }
      p = ep + 1;
      continue;
    }
    if (q == '*') {
      res = match_greedy(m, s, p, ep);
      break;
    }
    if (q == '+') {
      res = match_one(m, s, p, ep) ? match_greedy(m, s + 1, p, ep) : NULL;
      break;
    }
    if (q == '-') {
      res = match_lazy(m, s, p, ep);
      break;
    }
    if (!match_one(m, s, p, ep))
      break;
    s++;
    p = ep;
  }
  m->depth++;
  return res;
}

void clb_matcher_restart(clb_matcher *m) {
  m->depth = MAX_DEPTH;
  m->level = 0;
}

void clb_matcher_prepare(
    clb_matcher *m, lua_State *L, const char *s, size_t ls, const char *p, size_t lp) {
  m->L = L;
  m->context = clb_of(L);
  m->ticks = 0;
  m->source = s;
  m->source_end = s + ls;
  m->pattern_end = p + lp;
  clb_matcher_restart(m);
}

void clb_push_capture(clb_matcher *m, int i, const char *s, const char *e) {
  if (i >= m->level) {
    if (i)
      luaL_error(m->L, "invalid capture index %%%d", i + 1);
    lua_pushlstring(m->L, s, (size_t)(e - s));
    return;
  }
  if (m->capture[i].length == CAPTURE_POSITION)
    lua_pushinteger(m->L, m->capture[i].start - m->source + 1);
  else if (m->capture[i].length == CAPTURE_OPEN)
    luaL_error(m->L, "unfinished capture");
  else
    lua_pushlstring(m->L, m->capture[i].start, (size_t)m->capture[i].length);
}

int clb_push_captures(clb_matcher *m, const char *s, const char *e) {
  int n = (m->level == 0 && s) ? 1 : m->level;
  luaL_checkstack(m->L, n, "too many captures");
  for (int i = 0; i < n; i++)
    clb_push_capture(m, i, s, e);
  return n;
}
