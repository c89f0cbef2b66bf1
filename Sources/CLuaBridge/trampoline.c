// Lua → Swift. Swift describes its results in a frame; C pushes or raises when the Swift frame is
// gone.
#include "internal.h"
#include <stdio.h>
#include <string.h>

char clb_key_box;

// Pushes "source:line: " of the `level`-th Lua function up. False (nothing pushed) when there is
// none.
bool clb_push_position(lua_State *L, int level) {
  lua_Debug record;
  for (int i = 0; i < 50 && lua_getstack(L, i, &record); i++) {
    lua_getinfo(L, "Sl", &record);
    if (record.currentline <= 0 || --level > 0)
      continue;
    lua_pushfstring(L, "%s:%d: ", record.short_src, record.currentline);
    return true;
  }
  return false;
}

int clb_location(lua_State *L, int level, char *source, size_t capacity) {
  lua_Debug record;
  for (int i = 0; lua_getstack(L, i, &record); i++) {
    lua_getinfo(L, "Sl", &record);
    if (record.currentline <= 0 || --level > 0)
      continue;
    const char *name = record.source;
    bool named = *name == '@' || *name == '=';
    snprintf(source, capacity, "%s", named ? name + 1 : record.short_src);
    return record.currentline;
  }
  return 0;
}

static int push_results(lua_State *L) {
  clb_frame *frame = lua_touserdata(L, 1);
  lua_settop(L, 0);
  clb_push_tree(L, &frame->tree);
  return lua_gettop(L);
}

static int build_error(lua_State *L) {
  clb_frame *frame = lua_touserdata(L, 1);
  clb_node *node = frame->tree.nodes;
  if (frame->tree.failed || frame->tree.count == 0)
    return luaL_error(L, "not enough memory");
  lua_settop(L, 0);
  if (node->tag == CLB_FAILURE) {
    clb_push_userdata(L, CLB_KIND_FAILURE, node);
    if (clb_push_position(L, 1))
      lua_setiuservalue(L, 1, 1);
    return 1;
  }
  if (node->flag != 0 && !clb_push_position(L, 1))
    lua_pushliteral(L, "");
  clb_push_tree(L, &frame->tree);
  lua_concat(L, lua_gettop(L));
  return 1;
}

// Under a pcall of its own, so that what was not handed over is released whatever happens.
static __attribute__((noinline)) int finish(lua_State *L, clb_frame *frame, int outcome) {
  int base = lua_gettop(L), status = LUA_ERRMEM;
  if (lua_checkstack(L, 4)) {
    lua_pushcfunction(L, outcome == CLB_DEFER ? push_results : build_error);
    lua_pushlightuserdata(L, frame);
    status = lua_pcall(L, 1, LUA_MULTRET, 0);
  }
  clb_tree_clear(frame->context, &frame->tree);
  if (status != LUA_OK || outcome != CLB_DEFER)
    return lua_error(L);
  return lua_gettop(L) - base;
}

static int trampoline(lua_State *L) {
  clb_box *box = lua_touserdata(L, lua_upvalueindex(1));
  clb_frame frame;
  memset(&frame, 0, sizeof frame);
  clb_context *context = frame.context = clb_of(L);
  if (context->closing) return luaL_error(L, "the Lua state is closing"); // a finalizer calls
  lua_State *previous = context->active;
  context->active = L;
  context->native_depth++;
  int outcome = box->function(L, &frame, box->object);
  context->native_depth--;
  context->active = previous;
  if (outcome >= 0)
    return outcome;
  return finish(L, &frame, outcome);
}

void clb_push_function(lua_State *L, clb_node *node) {
  clb_box *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->function = node->function;
  box->object = NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &clb_key_box);
  lua_setmetatable(L, -2);
  lua_pushcclosure(L, trampoline, 1);
  box->object = node->owner; // nothing after this can raise
  node->owner = NULL;
  clb_of(L)->live++;
}
