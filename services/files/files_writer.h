/*
 * Writing a casebook into a new folder: the six files, and records beside them. The same
 * content in the same order gives the same bytes.
 *
 * Owns the folder's open files. Promises: nothing is replaced, for the folder must be
 * new; a write that fails is told at the end, when all is safe on disk or the casebook
 * is none.
 */
#ifndef FILES_WRITER_H
#define FILES_WRITER_H

#include "base/base_error.h"
#include "vigil/forms.h"

struct files_writer;

/* The six files. */
enum files_writer_sheet {
    FILES_WRITE_NOTIFICATIONS = 0,
    FILES_WRITE_CHILDREN,
    FILES_WRITE_RAPID_REVIEWS,
    FILES_WRITE_PANEL_RESPONSES,
    FILES_WRITE_LCSPRS,
    FILES_WRITE_LCSPR_NOTIFICATIONS,
    FILES_WRITE_SHEETS
};

/* A column of one of them whose text is this, whatever the form says. */
struct files_given {
    const char *name;
    const char *text;
};

/* Makes the folder, which must not be there. */
enum base_class files_writer_new(const char *folder,
                                 struct files_writer **ret_writer,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Writes a row of one of the six files: what the form (NULL: none) states in fields of
 * the columns' names, in this row of this list or, with list "", by itself; but for what
 * is given. */
void files_writer_row(struct files_writer *writer,
                      enum files_writer_sheet sheet,
                      const struct vigil_form *form,
                      const char *list,
                      size_t row,
                      const struct files_given *given,
                      size_t given_count);

/* Writes a record. In the form, references are keys. */
void files_writer_record(struct files_writer *writer,
                         int64_t step,
                         const char *key,
                         const struct vigil_form *form);

/* Ends the files. BASE_STOP: not all was written. Frees the writer. */
enum base_class files_writer_done(struct files_writer *writer,
                                  struct base_error *ret_error) BASE_MUST_CHECK;

#endif
