/* story.h - stories: tests that an officer can check (docs/stories.md). One file is one story. */
#ifndef MLINZI_MLINZID_STORY_H
#define MLINZI_MLINZID_STORY_H

#include "mlinzid/load.h"

/* Runs one story against a store of its own; with crashes the engine is killed and started again before every
 * statement. True: it holds. Else why says line, what came instead, and when. */
bool story_run(const char *path, struct loaded *loaded, bool crashes, char *why, size_t why_cap);

#endif
