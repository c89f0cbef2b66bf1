// The tree of values: building, clearing, and pushing it to Lua.
#include "internal.h"
#include <stdlib.h>
#include <string.h>

clb_node *clb_tree_add(clb_tree *tree, int32_t tag) {
  if (tree->count == tree->capacity) {
    size_t capacity = tree->capacity == 0 ? 4 : tree->capacity * 2;
    clb_node *nodes = realloc(tree->nodes, capacity * sizeof *nodes);
    if (nodes == NULL) {
      tree->failed = true;
      return NULL;
    }
    tree->nodes = nodes;
    tree->capacity = capacity;
  }
  clb_node *node = &tree->nodes[tree->count++];
  memset(node, 0, sizeof *node);
  node->tag = tag;
  return node;
}

bool clb_tree_append(clb_tree *tree, const void *bytes, size_t count) {
  size_t needed = tree->byte_count + count + 1;
  if (needed > tree->byte_capacity) {
    size_t capacity = needed < 64 ? 64 : needed * 2;
    char *grown = realloc(tree->bytes, capacity);
    if (grown == NULL) {
      tree->failed = true;
      return false;
    }
    tree->bytes = grown;
    tree->byte_capacity = capacity;
  }
  if (count != 0)
    memcpy(tree->bytes + tree->byte_count, bytes, count);
  tree->byte_count += count;
  return true;
}

void clb_tree_add_string(clb_tree *tree, const void *bytes, size_t count, int32_t flag) {
  size_t offset = tree->byte_count;
  if (!clb_tree_append(tree, bytes, count))
    return;
  clb_node *node = clb_tree_add(tree, CLB_STRING);
  if (node == NULL)
    return;
  node->offset = offset;
  node->length = count;
  node->flag = flag;
}

void clb_tree_free(clb_tree *tree) {
  free(tree->nodes);
  free(tree->bytes);
  memset(tree, 0, sizeof *tree);
}

void clb_tree_clear(clb_context *context, clb_tree *tree) {
  for (size_t i = 0; i < tree->count; i++)
    if (tree->nodes[i].owner)
      context->release(tree->nodes[i].owner);
  clb_tree_free(tree);
}

// Deeper than any config, shallow enough for the C stack of a worker thread.
#define MAX_PUSH_DEPTH 100

static size_t push_node(lua_State *L, clb_tree *tree, size_t at, int depth);

static size_t push_table(lua_State *L, clb_tree *tree, size_t at, int depth) {
  size_t values = tree->nodes[at].length, pairs = tree->nodes[at].rows;
  if (depth > MAX_PUSH_DEPTH)
    luaL_error(L, "value is nested too deeply");
  luaL_checkstack(L, 4, "value is nested too deeply");
  lua_createtable(L, values > INT_MAX / 2 ? 0 : (int)values, pairs > INT_MAX / 2 ? 0 : (int)pairs);
  at++;
  for (size_t i = 1; i <= values; i++) {
    at = push_node(L, tree, at, depth + 1);
    lua_rawseti(L, -2, (lua_Integer)i);
  }
  for (size_t i = 0; i < pairs; i++) {
    at = push_node(L, tree, at, depth + 1); // Swift makes keys of strings and integers only
    at = push_node(L, tree, at, depth + 1);
    lua_rawset(L, -3);
  }
  return at;
}

static size_t push_node(lua_State *L, clb_tree *tree, size_t at, int depth) {
  if (at >= tree->count)
    luaL_error(L, "value tree ends early");
  clb_node *node = &tree->nodes[at];
  switch (node->tag) {
  case CLB_BOOLEAN:
    lua_pushboolean(L, node->integer != 0);
    break;
  case CLB_INTEGER:
    lua_pushinteger(L, node->integer);
    break;
  case CLB_NUMBER:
    lua_pushnumber(L, node->number);
    break;
  case CLB_STRING:
    lua_pushlstring(L, tree->bytes + node->offset, node->length);
    break;
  case CLB_TABLE:
    return push_table(L, tree, at, depth);
  case CLB_OBJECT:
    clb_push_userdata(L, CLB_KIND_OBJECT, node);
    break;
  case CLB_VECTOR:
    clb_push_userdata(L, CLB_KIND_VECTOR, node);
    break;
  case CLB_MATRIX:
    clb_push_userdata(L, CLB_KIND_MATRIX, node);
    break;
  case CLB_FAILURE:
    clb_push_userdata(L, CLB_KIND_FAILURE, node);
    break;
  case CLB_REFERENCE:
    lua_rawgeti(L, LUA_REGISTRYINDEX, (lua_Integer)node->integer);
    break;
  case CLB_FUNCTION:
    clb_push_function(L, node);
    break;
  default:
    lua_pushnil(L);
  }
  return at + 1;
}

void clb_push_tree(lua_State *L, clb_tree *tree) {
  if (tree->failed)
    luaL_error(L, "not enough memory");
  for (size_t at = 0; at < tree->count;) {
    luaL_checkstack(L, 4, "too many values");
    at = push_node(L, tree, at, 0);
  }
}
