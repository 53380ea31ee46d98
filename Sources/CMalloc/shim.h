#pragma once
#include <malloc.h>  // Swift's Glibc module leaves mallopt out
