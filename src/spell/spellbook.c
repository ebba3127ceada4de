/* spellbook.c - making what spellers share, and its parts on demand. */
#include "spell/spellbook.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"

size_t tongue_place(const struct lang *lang)
{
    size_t count;
    const struct lang *const *all = lang_list(&count);
    for (size_t i = 0; lang && i < count && i < TONGUES; i++)
        if (strcmp(all[i]->tag, lang->tag) == 0)
            return i;
    return TONGUES;
}

static const char *copy(drg_spellbook *book, const char *z)
{
    return z ? arena_str(&book->arena, str_from(z)).ptr : NULL;
}

/* The folders asked for, then the system's. */
static bool copy_folders(drg_spellbook *book, const drg_spellbook_options *o)
{
    book->folders = arena_array(&book->arena, o->dictionary_count + dictionary_folder_count, sizeof *book->folders);
    for (size_t i = 0; book->folders && i < o->dictionary_count; i++) {
        book->folders[book->folder_count] = copy(book, o->dictionaries[i]);
        if (!book->folders[book->folder_count++])
            return false;
    }
    for (size_t i = 0; book->folders && i < dictionary_folder_count; i++)
        book->folders[book->folder_count++] = dictionary_folders[i];
    return book->folders != NULL;
}

static drg_status fill(drg_spellbook *book, drg_ctx *ctx, const drg_spellbook_options *o, drg_error *err)
{
    if (o->english && strcmp(o->english, "en_US") != 0 && strcmp(o->english, "en_GB") != 0)
        return fail(err, DRG_EINVAL, NOWHERE, "no English is called '%.80s', expected en_US or en_GB", o->english);
    book->english = copy(book, o->english);
    book->word_lists = copy(book, o->word_lists);
    book->shelves = arena_array(&book->arena, TONGUES, sizeof *book->shelves);
    if (!copy_folders(book, o) || !book->shelves || (o->english && !book->english) || (o->word_lists && !book->word_lists))
        return fail_memory(err);
    drg_status status = DRG_OK;
    for (size_t i = 0; i < o->word_count && !status; i++)
        status = vocabulary_read(&book->own_words, ctx, o->words[i], err);
    for (size_t i = 0; i < o->right_count && !status; i++)
        status = vocabulary_add(&book->own_words, str_from(o->right[i])) ? DRG_OK : fail_memory(err);
    return status;
}

drg_status drg_spellbook_new(drg_spellbook **out, drg_ctx *ctx, const drg_spellbook_options *options, drg_error *err)
{
    static const drg_spellbook_options defaults = {0};
    *out = NULL;
    drg_spellbook *book = calloc(1, sizeof *book);
    if (!book)
        return fail_memory(err);
    if (pthread_mutex_init(&book->lock, NULL) != 0) {
        free(book);
        return fail_memory(err);
    }
    options = options ? options : &defaults;
    book->matcher = options->matcher;
    drg_status status = fill(book, ctx, options, err);
    if (status) {
        drg_spellbook_free(book);
        return status;
    }
    *out = book;
    return DRG_OK;
}

void drg_spellbook_free(drg_spellbook *book)
{
    if (!book)
        return;
    for (size_t i = 0; book->shelves && i < TONGUES; i++) {
        tongue_free(&book->shelves[i].tongue);
        name_tree_free(&book->shelves[i].names);
    }
    vocabulary_free(&book->own_words);
    pthread_mutex_destroy(&book->lock);
    arena_free(&book->arena);
    free(book);
}

/* ---- Shelves ----------------------------------------------------------------------------------------------------- */

/* The word list of a language, packed or not; one that is not there is none. */
static drg_status read_list(const drg_spellbook *book, struct tongue *tongue, drg_error *err)
{
    static const char *const endings[] = {"txt.zst", "txt.xz", "txt"};
    drg_status status = DRG_OK;
    for (size_t i = 0; book->word_lists && i < sizeof endings / sizeof endings[0]; i++) {
        struct buf path = buf_make(4096);
        buf_addf(&path, "%s/%s.%s", book->word_lists, tongue->lang->tag, endings[i]);
        bool is_there = !path.failed && access(path.ptr, R_OK) == 0;
        status = path.failed ? buf_status(&path, "a path", err) : is_there ? tongue_read_words(tongue, path.ptr, err) : DRG_OK;
        buf_free(&path);
        if (status || is_there)
            return status;
    }
    return status;
}

static drg_status fill_shelf(struct drg_spellbook *book, struct shelf *shelf, size_t place, drg_error *err)
{
    size_t count;
    struct tongue *tongue = &shelf->tongue;
    tongue->lang = lang_list(&count)[place];
    const char *wanted = strcmp(tongue->lang->tag, "en") == 0 ? book->english : NULL;
    if (!dictionaries_find(tongue->files, &tongue->file_count, &book->arena, book->folders, book->folder_count, tongue->lang, wanted))
        return fail_memory(err);
    if (!tongue->file_count)
        return dictionaries_missing(tongue->lang, err);
    slips_of_lang(&tongue->slips, tongue->lang);
    return read_list(book, tongue, err);
}

/* The shelves are the one part of a book that is filled late: what is borrowed as const was made by drg_spellbook_new. */
static struct drg_spellbook *writable(const drg_spellbook *book)
{
    union {
        const drg_spellbook *borrowed;
        drg_spellbook *own;
    } u = {.borrowed = book};
    return u.own;
}

static drg_status ready_shelf(struct drg_spellbook *book, size_t place, drg_error *err)
{
    struct shelf *shelf = &book->shelves[place];
    if (shelf->is_ready)
        return DRG_OK;
    drg_status status = fill_shelf(book, shelf, place, err);
    if (status)
        tongue_free(&shelf->tongue);
    shelf->is_ready = !status;
    return status;
}

drg_status spellbook_tongue(const struct tongue **out, const drg_spellbook *book, size_t place, drg_error *err)
{
    struct drg_spellbook *own = writable(book);
    pthread_mutex_lock(&own->lock);
    drg_status status = ready_shelf(own, place, err);
    pthread_mutex_unlock(&own->lock);
    *out = status ? NULL : &own->shelves[place].tongue;
    return status;
}

static drg_status add_names(struct drg_spellbook *book, size_t place, drg_error *err)
{
    struct shelf *shelf = &book->shelves[place];
    if (shelf->has_names)
        return DRG_OK;
    if (!shelf->tongue.triples.bits && !tongue_make_triples(&shelf->tongue))
        return fail_memory(err);
    drg_status status = book->matcher ? name_tree_make(&shelf->names, book->matcher, shelf->tongue.lang, err) : DRG_OK;
    shelf->has_names = !status;
    return status;
}

drg_status spellbook_names(const struct name_tree **out, const drg_spellbook *book, size_t place, drg_error *err)
{
    struct drg_spellbook *own = writable(book);
    pthread_mutex_lock(&own->lock);
    drg_status status = ready_shelf(own, place, err);
    if (!status)
        status = add_names(own, place, err);
    pthread_mutex_unlock(&own->lock);
    *out = status ? NULL : &own->shelves[place].names;
    return status;
}
