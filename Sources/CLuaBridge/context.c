// A Lua state with its allocator, its limits and its context.
#include "internal.h"
#include <stdio.h>
#include <stdlib.h>

// Two limits. Past `limit` the allocation still succeeds and the script is stopped at its next
// instruction, if a full collection does not help. Only past `hard` does Lua see NULL: an emergency
// collection inside the growth of a table frees live objects in Lua below 5.4.8 (Debian 12
// has 5.4.4).
static void *allocate(void *data, void *block, size_t old_size, size_t new_size) {
  clb_context *context = data;
  if (block == NULL)
    old_size = 0; // it holds the kind of the new object then
  if (new_size == 0) {
    free(block);
    context->used -= old_size;
    return NULL;
  }
  size_t used = context->used - old_size + new_size;
  if (new_size > old_size) {
    size_t total = used + context->foreign;
    if (total > context->hard)
      return NULL;
    if (total > context->limit && !context->memory_pending) {
      context->memory_pending = true;
      clb_arm(context, LUA_MASKCOUNT);
    }
  }
  void *result = realloc(block, new_size);
  if (result == NULL)
    return NULL;
  context->used = used;
  if (used > context->peak)
    context->peak = used;
  return result;
}

// Reached by an unprotected error only, which the rules of this bridge exclude.
static int panic(lua_State *L) {
  const char *message = lua_tostring(L, -1);
  fprintf(stderr, "lua: unprotected error: %s\n", message ? message : "?");
  abort();
}

static void ignore_warning(void *data, const char *message, int to_continue) {
  (void)data, (void)message, (void)to_continue;
}

static int install(lua_State *L) {
  clb_install_types(L);
  return 0;
}

static void free_context(clb_context *context) {
  for (clb_type *type = context->types; type;) {
    clb_type *next = type->next;
    free(type);
    type = next;
  }
  clb_stop_cell_release(context->stop);
  free(context);
}

lua_State *
clb_open(size_t limit, clb_release_function release, clb_output_function output, void *host) {
  clb_context *context = calloc(1, sizeof *context);
  if (context == NULL)
    return NULL;
  context->stop = calloc(1, sizeof *context->stop);
  if (context->stop == NULL) {
    free(context);
    return NULL;
  }
  context->stop->references = 1;
  context->limit = limit != 0 ? limit : SIZE_MAX / 8;
  context->hard = context->limit > SIZE_MAX / 8 ? SIZE_MAX / 2 : context->limit * 4;
  context->release = release;
  context->output = output;
  context->host = host;
  context->print_limit = SIZE_MAX;
  lua_State *L = lua_newstate(allocate, context);
  if (L == NULL) {
    free_context(context);
    return NULL;
  }
  *(clb_context **)lua_getextraspace(L) = context; // coroutines copy it
  context->main = context->active = context->root.L = L;
  context->running = &context->root;
  lua_atpanic(L, panic);
  lua_setwarnf(L, ignore_warning, NULL);
  lua_pushcfunction(L, install);
  if (lua_pcall(L, 0, 0, 0) != LUA_OK) {
    lua_close(L);
    free_context(context);
    return NULL;
  }
  return L;
}

void clb_close(lua_State *L) {
  clb_context *context = clb_of(L);
  context->active = context->main;
  context->closing = true;
  context->limit = context->hard = SIZE_MAX / 2; // closing must not be stopped half way
  lua_sethook(context->main, NULL, 0, 0);
  lua_close(context->main);
  free_context(context);
}

clb_context *clb_get_context(lua_State *L) { return clb_of(L); }

static int open_libraries(lua_State *L) {
  clb_install_profile(L, lua_toboolean(L, 1));
  return 0;
}

int clb_open_libraries(lua_State *L, bool sandbox) {
  clb_of(L)->sandboxed = sandbox;
  lua_pushcfunction(L, open_libraries);
  lua_pushboolean(L, sandbox);
  return lua_pcall(L, 1, 0, 0);
}

static int collect(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT);
  lua_gc(L, LUA_GCCOLLECT); // what finalizers let go
  return 0;
}

void clb_collect(lua_State *L) {
  if (clb_run_protected(L, collect, NULL) != LUA_OK)
    lua_pop(L, 1);
}
