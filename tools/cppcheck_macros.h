/* cppcheck_macros.h - for cppcheck alone, which is given no system headers: the loops of libraries that it cannot
 * guess. */
#ifndef MLINZI_TOOLS_CPPCHECK_MACROS_H
#define MLINZI_TOOLS_CPPCHECK_MACROS_H

#define json_array_foreach(array, index, value) \
    for (index = 0; index < json_array_size(array) && (value = json_array_get(array, index)); index++)
#define json_object_foreach(object, key, value) \
    for (key = json_object_iter_key(object); key && (value = json_object_get(object, key)); key = next(key))

#endif
