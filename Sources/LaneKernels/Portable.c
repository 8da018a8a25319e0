#include "Units.h"

#define UNIT "portable"
#define UNIT_NAME Portable
#define W 4
#include "Kernels.h"
#undef W
#define W 8
#include "Kernels.h"
