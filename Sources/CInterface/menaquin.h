// Menaquin's engine for C and whatever calls C. Texts are UTF-8; structs are those of Arrow's C data interface.
#ifndef MENAQUIN_H
#define MENAQUIN_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct ArrowSchema;
struct ArrowArray;
typedef struct menaquin_answer menaquin_answer;

/// The program's version as the text of an answer.
menaquin_answer *menaquin_version(void);

/// Does one task ("simulate", "people", "trial", "plan", "shard", "merge", "qualify", "explain", "table") and answers when it is
/// done; any thread may call it. `request` is a JSON object with the command's options for keys. `people` is a record batch, or
/// null; its `release` stays with the caller. Another thread may set `cancelled` to other than 0; `progress` receives the share
/// done. Both may be null.
menaquin_answer *menaquin_call(const char *task, const char *request, const struct ArrowSchema *people_schema,
                               const struct ArrowArray *people, const int32_t *cancelled, double *progress);

/// 0, or the exit code that the command would end with: 2 usage, 65 bad input, 66 not found, 70 internal fault, 73 cannot write,
/// 75 partly done, 78 outside what the model is valid for.
int32_t menaquin_code(const menaquin_answer *answer);

/// JSON, words, or the message of a fault; lives as long as the answer.
const char *menaquin_text(const menaquin_answer *answer);

/// How many tables there are.
int32_t menaquin_tables(const menaquin_answer *answer);

/// Fills the caller's structs with a table, without copying it; what they point to outlives the answer, until their `release`.
/// Returns 0, or 2 where there is no such table.
int32_t menaquin_export(const menaquin_answer *answer, int32_t index, struct ArrowSchema *schema, struct ArrowArray *array);

void menaquin_free(menaquin_answer *answer);

#ifdef __cplusplus
}
#endif

#endif
