/* The scan before unpacking: see wire_scan.h. */
#include "wire/wire_scan.h"

#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "wire/wire_codes.h"
#include "wire/wire_cursor.h"
#include "wire/wire_scan_text.h"
#include "wire/wire_vouch.h"

const struct wire_limits wire_limits_request = {
    VIGIL_MESSAGE_MAX, WIRE_SCAN_REQUEST_MAX, false};
const struct wire_limits wire_limits_event = {
    VIGIL_MESSAGE_MAX + 4096, WIRE_SCAN_REQUEST_MAX, false};
const struct wire_limits wire_limits_roster = {1 << 20, 1 << 16, false};
const struct wire_limits wire_limits_answer = {1 << 20, 1 << 20, true};

/* One message that is being walked. */
struct level {
    const ProtobufCMessageDescriptor *type;
    struct wire_cursor cursor;
    const ProtobufCFieldDescriptor *field; /* the one the cursor has just passed; NULL
                                              if the type does not define it */
    uint32_t number;                       /* of that field; 0 if there is none */
    uint32_t seen[WIRE_SCAN_FIELDS_MAX];   /* how often each field came */
};

struct scan {
    const struct wire_limits *limits;
    struct vigil_faults *faults;
    unsigned fields;
    unsigned depth; /* levels in use */
    struct level levels[WIRE_SCAN_DEPTH_MAX];
};

/* children[1].sex, of the levels in use; a field that its message does not define is told
 * by its number, and a message that cannot be followed by its own path. */
static void
path_of(const struct scan *scan, char *ret_path, size_t size)
{
    ret_path[0] = '\0';
    for (unsigned i = 0; i < scan->depth; i++) {
        const struct level *level = &scan->levels[i];
        const char *dot = i == 0 ? "" : ".";
        if (level->field != NULL) {
            (void)base_text_append(ret_path, size, "%s%s", dot, level->field->name);
            if (level->field->label == PROTOBUF_C_LABEL_REPEATED) {
                size_t index = (size_t)(level->field - level->type->fields);
                (void)base_text_append(ret_path, size, "[%u]", level->seen[index] - 1);
            }
        } else if (level->number != 0) {
            (void)base_text_append(ret_path, size, "%s%u", dot, level->number);
        }
    }
}

static void
fault(const struct scan *scan, const char *code, const char *wrong, const char *right)
{
    char path[sizeof(scan->faults->at[0].path)];
    path_of(scan, path, sizeof(path));
    base_faults_add(scan->faults, path, code, wrong, right);
}

static void
fault_code(const struct scan *scan, const ProtobufCEnumDescriptor *descriptor)
{
    char path[sizeof(scan->faults->at[0].path)];
    path_of(scan, path, sizeof(path));
    enum vigil_code_list list;
    if (wire_codes_list(descriptor, &list)) {
        base_faults_add_code(scan->faults, path, list);
    } else {
        base_faults_add(scan->faults,
                        path,
                        "unknown_code",
                        "not in its list",
                        "a code of the schema");
    }
}

/* The form of a field's type. The types that no message of Vigil uses, and repeated
 * numbers (which could be packed), have none: such a field is always refused. */
static bool
form_is_right(const ProtobufCFieldDescriptor *field, enum wire_coding form)
{
    switch (field->type) {
    case PROTOBUF_C_TYPE_STRING:
    case PROTOBUF_C_TYPE_BYTES:
    case PROTOBUF_C_TYPE_MESSAGE:
        return form == WIRE_CODING_LENGTH;
    case PROTOBUF_C_TYPE_UINT32:
    case PROTOBUF_C_TYPE_UINT64:
    case PROTOBUF_C_TYPE_BOOL:
    case PROTOBUF_C_TYPE_ENUM:
        return form == WIRE_CODING_NUMBER && field->label != PROTOBUF_C_LABEL_REPEATED;
    default:
        return false;
    }
}

static void
check_value(const struct scan *scan,
            const ProtobufCFieldDescriptor *field,
            const struct wire_item *item)
{
    switch (field->type) {
    case PROTOBUF_C_TYPE_STRING:
        if (!wire_scan_text_is_clean(item->bytes, item->size)) {
            fault(scan,
                  "bad_text",
                  "not UTF-8, or has control characters",
                  "UTF-8 text; of the control characters only tab and new line");
        }
        break;
    case PROTOBUF_C_TYPE_BOOL:
        if (item->value > 1) {
            fault(scan, "out_of_range", "neither false nor true", "0 or 1");
        }
        break;
    case PROTOBUF_C_TYPE_UINT32:
        if (item->value > UINT32_MAX) {
            fault(scan, "out_of_range", "a number beyond 32 bits", "0 to 4294967295");
        }
        break;
    case PROTOBUF_C_TYPE_ENUM:
        if (!scan->limits->tolerant &&
            (item->value > INT32_MAX ||
             protobuf_c_enum_descriptor_get_value(field->descriptor, (int)item->value) ==
                 NULL)) {
            fault_code(scan, field->descriptor);
        }
        break;
    default:
        break; /* any 64 bits are a number, any bytes are bytes */
    }
}

/* True if the field, or another member of its oneof, came before. */
static bool
is_doubled(const struct level *level, const ProtobufCFieldDescriptor *field, size_t index)
{
    if (field->label == PROTOBUF_C_LABEL_REPEATED) {
        return false;
    }
    if ((field->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) == 0) {
        return level->seen[index] > 1;
    }
    unsigned members = 0;
    for (size_t i = 0; i < level->type->n_fields; i++) {
        const ProtobufCFieldDescriptor *other = &level->type->fields[i];
        if ((other->flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0 &&
            other->quantifier_offset == field->quantifier_offset) {
            members += level->seen[i];
        }
    }
    return members > 1;
}

static void
enter(struct scan *scan,
      const ProtobufCMessageDescriptor *type,
      const uint8_t *bytes,
      size_t size)
{
    if (scan->depth == WIRE_SCAN_DEPTH_MAX || type->n_fields > WIRE_SCAN_FIELDS_MAX) {
        fault(scan, "too_deep", "too many levels of messages", "at most 4 levels");
        return;
    }
    struct level *level = &scan->levels[scan->depth++];
    level->type = type;
    level->cursor = wire_cursor_of(bytes, size);
    level->field = NULL;
    level->number = 0;
    memset(level->seen, 0, type->n_fields * sizeof(level->seen[0]));
}

/* The type's field of this number; NULL: none. The numbers of nearly every type run from
 * 1 on without a gap. */
static const ProtobufCFieldDescriptor *
field_of(const ProtobufCMessageDescriptor *type, uint32_t number)
{
    return number - 1 < type->n_fields && type->fields[number - 1].id == number
               ? &type->fields[number - 1]
               : protobuf_c_message_descriptor_get_field(type, number);
}

static void
check_field(struct scan *scan, struct level *level, const struct wire_item *item)
{
    const ProtobufCFieldDescriptor *field = field_of(level->type, item->number);
    level->field = field;
    level->number = item->number;
    if (field == NULL) {
        if (!scan->limits->tolerant) {
            fault(scan, "unknown_field", "no such field", "only fields of the schema");
        }
        return;
    }
    size_t index = (size_t)(field - level->type->fields);
    level->seen[index]++;
    if (is_doubled(level, field, index)) {
        fault(scan, "doubled_field", "given more than once", "at most once");
    } else if (!form_is_right(field, item->form)) {
        fault(scan, "wrong_type", "not encoded as its type", "the schema's type");
    } else if (field->type == PROTOBUF_C_TYPE_MESSAGE) {
        enter(scan, field->descriptor, item->bytes, item->size);
    } else {
        check_value(scan, field, item);
    }
}

/* The bytes of this level cannot be followed any further: it ends here, and the walk goes
 * on behind it. */
static void
leave_broken(struct scan *scan, enum wire_step step)
{
    struct level *level = &scan->levels[scan->depth - 1];
    level->field = NULL;
    level->number = 0;
    if (step == WIRE_STEP_TRUNCATED) {
        fault(scan, "truncated", "a field goes beyond the end", "a complete message");
    } else if (step == WIRE_STEP_LONG_NUMBER) {
        fault(scan,
              "bad_number",
              "a number that is longer than it need be, or than 64 bits",
              "the shortest form of each number");
    } else {
        fault(scan, "bad_tag", "not the start of a field", "packed protobuf fields");
    }
    scan->depth--;
}

bool
wire_scan(const ProtobufCMessageDescriptor *descriptor,
          const uint8_t *bytes,
          size_t size,
          const struct wire_limits *limits,
          struct vigil_faults *faults)
{
    if (wire_vouch_for(limits, descriptor, bytes, size)) {
        return true;
    }
    size_t before = faults->count;
    struct scan scan = {.limits = limits, .faults = faults};
    if (size > limits->bytes) {
        char right[sizeof(faults->at[0].right)];
        (void)base_text_print(right, sizeof(right), "at most %zu bytes", limits->bytes);
        fault(&scan, "too_large", "too many bytes", right);
        return false;
    }
    enter(&scan, descriptor, bytes, size);
    while (scan.depth > 0) {
        struct level *level = &scan.levels[scan.depth - 1];
        struct wire_item item;
        enum wire_step step = wire_cursor_next(&level->cursor, &item);
        if (step == WIRE_STEP_END) {
            scan.depth--;
        } else if (step != WIRE_STEP_FIELD) {
            leave_broken(&scan, step);
        } else if (++scan.fields > limits->fields) {
            char right[sizeof(faults->at[0].right)];
            (void)base_text_print(
                right, sizeof(right), "at most %u fields", limits->fields);
            scan.depth = 0; /* told of the whole message */
            fault(&scan, "too_many_fields", "too many fields in all", right);
            return false;
        } else {
            check_field(&scan, level, &item);
        }
    }
    return faults->count == before && faults->more == 0;
}
