/* file_sink.c - the public face of file_out: a sink whose bytes become a file all at once. */
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"

struct drg_file_sink {
    struct file_out out;
};

drg_status drg_file_sink_open(drg_file_sink **out, const char *path, drg_error *err)
{
    *out = NULL;
    drg_file_sink *file = malloc(sizeof *file);
    if (!file)
        return fail_memory(err);
    drg_status status = file_out_open(&file->out, path, err);
    if (status) {
        free(file);
        return status;
    }
    *out = file;
    return DRG_OK;
}

drg_sink drg_file_sink_sink(drg_file_sink *file)
{
    return (drg_sink){file_out_write, &file->out};
}

const char *drg_file_sink_temporary(const drg_file_sink *file)
{
    return file->out.temporary;
}

drg_status drg_file_sink_finish(drg_file_sink *file, drg_error *err)
{
    return file_out_finish(&file->out, err);
}

drg_status drg_file_sink_commit(drg_file_sink *file, drg_error *err)
{
    drg_status status = file_out_commit(&file->out, err);
    free(file);
    return status;
}

void drg_file_sink_abort(drg_file_sink *file)
{
    if (!file)
        return;
    file_out_abort(&file->out);
    free(file);
}
