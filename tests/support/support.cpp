// The translation unit that carries the precompiled Catch2 header.
#include "support/catch.hpp"
