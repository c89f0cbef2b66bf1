// How values cross between Swift and Lua: a tree in preorder, flat in memory.
#ifndef CLB_VALUE_H
#define CLB_VALUE_H
#include "clb_lua.h"

typedef struct clb_context clb_context;
typedef struct clb_type clb_type;
typedef struct clb_frame clb_frame;

// A native function: reads its arguments with the functions of clb_lua.h, never raises.
// Returns >= 0: that many results are on the stack already (numbers, booleans, nil, copies only);
// CLB_DEFER: frame->tree holds the results; CLB_ERROR: frame->tree holds one error value (a string
// gets the caller's position in front of it when `flag` is set).
typedef int32_t (*clb_function)(lua_State *L, clb_frame *frame, void *object);

enum { CLB_ERROR = -1, CLB_DEFER = -2 };

typedef enum {
  CLB_NIL,
  CLB_BOOLEAN,   // integer
  CLB_INTEGER,   // integer
  CLB_NUMBER,    // number
  CLB_STRING,    // bytes[offset ..< offset + length]; flag: put the caller's position in front
  CLB_TABLE,     // `length` values of the sequence follow, then `rows` pairs of key and value
  CLB_OBJECT,    // owner, type; length: foreign bytes
  CLB_VECTOR,    // owner, base, length; flag: writable
  CLB_MATRIX,    // owner, base, rows, columns
  CLB_FAILURE,   // owner: a Swift error on its way through Lua
  CLB_REFERENCE, // integer: slot of the registry; flag: type of the value; owner keeps the slot
                 // alive
  CLB_FUNCTION,  // owner: boxed closure; function
} clb_tag;

typedef struct clb_node {
  int32_t tag;
  int32_t flag;
  int64_t integer;
  double number;
  size_t offset, length, rows, columns;
  double *base;
  void *owner; // towards Lua: +1, taken when the userdata exists; from Lua: not retained
  clb_type *type;
  clb_function function;
} clb_node;

typedef struct clb_tree {
  clb_node *nodes;
  size_t count, capacity;
  char *bytes;
  size_t byte_count, byte_capacity;
  bool failed; // malloc said no
} clb_tree;

typedef struct clb_limits {
  size_t nodes; // values in all
  int depth;    // tables within tables
} clb_limits;

struct clb_frame {
  clb_context *context;
  clb_tree tree;
};

// NULL when there is no memory (tree->failed is set then).
clb_node *clb_tree_add(clb_tree *tree, int32_t tag);
bool clb_tree_append(clb_tree *tree, const void *bytes, size_t count);
void clb_tree_add_string(clb_tree *tree, const void *bytes, size_t count, int32_t flag);
// Releases owners that no userdata took over, and the memory. For trees on their way to Lua.
void clb_tree_clear(clb_context *context, clb_tree *tree);
// Frees the memory only. For trees that came from Lua.
void clb_tree_free(clb_tree *tree);
#endif
