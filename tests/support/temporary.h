/* temporary.h - files and folders that last for one test. */
#ifndef SUPPORT_TEMPORARY_H
#define SUPPORT_TEMPORARY_H

enum { TEMPORARY_PATH = 64 };

/* Makes an empty file or a folder under the system's temporary folder and writes its name to `path`; the caller removes it.
 * The file comes open for reading and writing. Both assert that it works. */
int temporary_file(char path[TEMPORARY_PATH]);
void temporary_folder(char path[TEMPORARY_PATH]);

#endif
