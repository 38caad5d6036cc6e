/* story.h - stories: tests that an officer can check (docs/stories.md). One file is one story. */
#ifndef MLINZI_MLINZID_STORY_H
#define MLINZI_MLINZID_STORY_H

#include "mlinzid/load.h"

/* Runs one story against a store of its own. True: it holds. Else why says line, what came instead, and when. */
bool story_run(const char *path, struct loaded *loaded, char *why, size_t why_cap);

#endif
