/* version.h - what this build calls itself. */
#ifndef MLINZI_MLINZID_VERSION_H
#define MLINZI_MLINZID_VERSION_H

#define MLINZI_VERSION "0.1.0"

#endif
