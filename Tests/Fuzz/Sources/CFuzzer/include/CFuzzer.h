#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own way of changing an input; returns the new size.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum);

/// Has memory that is freed go back at once, so that what is measured next does not find room in it.
void crosswalk_return_freed_memory(void);
