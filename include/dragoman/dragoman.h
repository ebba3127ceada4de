/* dragoman.h - find glossary terms in text of several languages and align them in tables. All of dragoman at once. */
#ifndef DRAGOMAN_H
#define DRAGOMAN_H

#include <dragoman/accuracy.h>
#include <dragoman/check.h>
#include <dragoman/corpus.h>
#include <dragoman/exchange.h>
#include <dragoman/glossary.h>
#include <dragoman/identify.h>
#include <dragoman/match.h>
#include <dragoman/names.h>
#include <dragoman/normalize.h>
#include <dragoman/protect.h>
#include <dragoman/prepare.h>
#include <dragoman/repair.h>
#include <dragoman/report.h>
#include <dragoman/shard.h>
#include <dragoman/spell.h>
#include <dragoman/stream.h>
#include <dragoman/sum.h>
#include <dragoman/table.h>
#include <dragoman/text.h>
#include <dragoman/types.h>
#include <dragoman/units.h>
#include <dragoman/variants.h>

#endif
