// `dladdr` stands behind this word in the system's headers, which Swift cannot set.
#define _GNU_SOURCE
#include "ImagePath.h"

#include <dlfcn.h>

const char *menaquin_image_path(void) {
  Dl_info place;
  return dladdr((const void *)menaquin_image_path, &place) != 0 ? place.dli_fname : 0;
}
