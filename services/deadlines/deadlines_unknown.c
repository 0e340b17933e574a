/* The answer about a case of which nothing is known here: see deadlines.h. */
#include "deadlines/deadlines.h"
#include "rules/rules_access.h"
#include "store/store_follower.h"

enum base_class
deadlines_unknown_case(struct run *run,
                       const char *case_ref,
                       const char *authority,
                       struct vigil_faults *faults,
                       struct base_error *ret_error)
{
    bool lags = false;
    store_follower_lags(run->store, case_ref, authority, &lags);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (lags) {
        return base_error_set(ret_error,
                              BASE_AGAIN,
                              "not_followed_yet",
                              "the journal has more about the case than was followed");
    }
    rules_access_no_such_case("case_ref", faults);
    return BASE_REFUSE;
}
