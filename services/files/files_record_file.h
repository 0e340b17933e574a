/*
 * Which files and columns the records of a casebook have: all that has a form
 * (vigil/forms.h) is a record, a row in the file of its message, with a file more for
 * each list of the form. Owns nothing. Promises: names and columns follow from the
 * forms alone; nothing here knows a message.
 */
#ifndef FILES_RECORD_FILE_H
#define FILES_RECORD_FILE_H

#include "files/files_csv.h"
#include "vigil/forms.h"

#define FILES_RECORD_FOLDER "records"

enum {
    FILES_RECORD_NAME_SIZE = 64,
    FILES_RECORD_OWN = 2 /* columns before the fields: step and case, or step and row */
};

/* "records/lcspr_report_causes.csv"; list "": the file of the messages themselves. */
void files_record_file(const struct vigil_form_type *type,
                       const char *list,
                       char ret_name[FILES_RECORD_NAME_SIZE]);

/* The fields that are columns, by their numbers in the form; gives how many. How a
 * message names its case, and which version its sender saw, are none: the column case
 * says which, and versions are another instance's. */
size_t files_record_fields(const struct vigil_form_type *type,
                           const char *list,
                           size_t ret_fields[FILES_CSV_COLUMNS_MAX]);

/* The n-th list of a form, counted from 1; 0 is the message itself (""). NULL: it has no
 * more. */
const char *files_record_list(const struct vigil_form_type *type, size_t n);

/* The field in which a record states when it was; NULL: an LCSPR, which may have none. */
const char *files_record_time(const struct vigil_form_type *type);

/* True if the message opens a file: a notification, a consideration, the first of a
 * review or of what is given each period. */
bool files_record_opens(const struct vigil_form_type *type);

#endif
