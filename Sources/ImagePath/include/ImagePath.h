#ifndef MENAQUIN_IMAGE_PATH_H
#define MENAQUIN_IMAGE_PATH_H

/// The path of the program or library that holds this code, as the system loaded it; null where it is not known.
const char *menaquin_image_path(void);

#endif
