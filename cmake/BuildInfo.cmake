# What `trailseal --version --verbose` says: the commit, the compiler, how it is linked, and
# the libraries with their versions. scripts/release gives the commit; a build of one's own
# does not know it, since asking git would compile something anew at every commit.
set(TRAILSEAL_COMMIT "" CACHE STRING "The commit that is built, for --version --verbose")

# trailseal_version_of(VARIABLE MODULE): what pkg-config says.
function(trailseal_version_of variable module)
  set(version "")
  if(PkgConfig_FOUND)
    execute_process(COMMAND ${PKG_CONFIG_EXECUTABLE} --modversion ${module}
      OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
  set(${variable} "${version}" PARENT_SCOPE)
endfunction()

# Mbed TLS 2 has no file of pkg-config's.
set(mbedtls_version "")
foreach(header version.h build_info.h)
  set(header ${trailseal_mbedtls_INCLUDE}/mbedtls/${header})
  if(EXISTS ${header} AND NOT mbedtls_version)
    file(STRINGS ${header} line REGEX "define MBEDTLS_VERSION_STRING +\"")
    string(REGEX MATCH "[0-9]+(\\.[0-9]+)+" mbedtls_version "${line}")
  endif()
endforeach()

set(TRAILSEAL_LIBRARY_ROWS "")
foreach(row "CLI11 CLI11" "GMP gmp" "gperftools libtcmalloc_minimal" "libyaml yaml-0.1"
    "Mbed TLS mbedcrypto" "minizip minizip" "MPFR mpfr" "nlohmann-json nlohmann_json"
    "pugixml pugixml" "RE2 re2" "simdjson simdjson" "utf8proc libutf8proc"
    "xxHash libxxhash" "yaml-cpp yaml-cpp" "zlib zlib")
  string(REGEX MATCH "^(.*) ([^ ]+)$" _ "${row}")
  set(name ${CMAKE_MATCH_1})
  trailseal_version_of(version ${CMAKE_MATCH_2})
  if(name STREQUAL "Mbed TLS" AND NOT version)
    set(version ${mbedtls_version})
  elseif(name STREQUAL simdjson AND TRAILSEAL_SIMDJSON_SOURCE)
    file(STRINGS ${TRAILSEAL_SIMDJSON_SOURCE}/include/simdjson/simdjson_version.h line
      REGEX "define SIMDJSON_VERSION ")
    string(REGEX MATCH "[0-9]+(\\.[0-9]+)+" version "${line}")
  elseif(name STREQUAL gperftools AND (NOT TCMALLOC_ARCHIVE OR TRAILSEAL_SANITIZE))
    continue()
  endif()
  if(version STREQUAL "0.0.0")
    set(version "(version not told)")  # re2 of Debian 12
  endif()
  if(version)
    string(APPEND TRAILSEAL_LIBRARY_ROWS "\n    \"${name} ${version}\",")
  endif()
endforeach()

string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
string(STRIP "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}" TRAILSEAL_FLAGS)
string(REPLACE "\\" "\\\\" TRAILSEAL_FLAGS "${TRAILSEAL_FLAGS}")
string(REPLACE "\"" "\\\"" TRAILSEAL_FLAGS "${TRAILSEAL_FLAGS}")
configure_file(${PROJECT_SOURCE_DIR}/src/cli/build_info.cpp.in
  ${CMAKE_CURRENT_BINARY_DIR}/build_info.cpp @ONLY)
target_sources(trailseal_cli PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/build_info.cpp)
