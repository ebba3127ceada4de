/* limit.h - limits that are too far off for a test to reach: tests/limits builds the files that keep them with DRG_NEAR_LIMITS. */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#ifdef DRG_NEAR_LIMITS
#define LIMIT(usual, near) (near)
#else
#define LIMIT(usual, near) (usual)
#endif

#endif
