#include "server/api/answercache.h"
