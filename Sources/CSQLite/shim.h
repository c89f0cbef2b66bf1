#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast of -1 to a function pointer, which Swift cannot see.
static inline int equihome_bind_text(sqlite3_stmt *statement, int place, const char *text, int bytes) {
  return sqlite3_bind_text(statement, place, text, bytes, SQLITE_TRANSIENT);
}

static inline int equihome_bind_blob(sqlite3_stmt *statement, int place, const void *data, int bytes) {
  return sqlite3_bind_blob(statement, place, data, bytes, SQLITE_TRANSIENT);
}
