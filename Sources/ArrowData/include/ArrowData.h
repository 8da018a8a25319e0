// The structs of Apache Arrow's C data interface, word for word as its specification gives them
// (https://arrow.apache.org/docs/format/CDataInterface.html; Apache License 2.0), and one function of ours.
#ifndef MENAQUIN_ARROW_DATA_H
#define MENAQUIN_ARROW_DATA_H

#include <stdbool.h>
#include <stdint.h>

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  // Array type description
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;

  // Release callback
  void (*release)(struct ArrowSchema*);
  // Opaque producer-specific data
  void* private_data;
};

struct ArrowArray {
  // Array data description
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;

  // Release callback
  void (*release)(struct ArrowArray*);
  // Opaque producer-specific data
  void* private_data;
};

#endif  // ARROW_C_DATA_INTERFACE

/// Whether another thread has raised the flag; a flag that is not there is never raised.
static inline bool menaquin_flag_is_raised(const int32_t* flag) {
  return flag != 0 && __atomic_load_n(flag, __ATOMIC_RELAXED) != 0;
}

#endif
