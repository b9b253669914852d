// Catch2, as every test includes it.
#pragma once

#include <catch2/catch.hpp>
