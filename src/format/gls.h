/* gls.h - the glossary module of XLIFF 2, for its reader and writer. */
#ifndef FORMAT_GLS_H
#define FORMAT_GLS_H

#define GLOSSARY_MODULE "urn:oasis:names:tc:xliff:glossary:2.0"

#endif
