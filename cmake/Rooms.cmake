# A room is a folder of src/, with the folders in it: one static library `trailseal_<room>`, and where there are
# tests one executable `<room>_test`.
set(TRAILSEAL_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
# A function that no header declares stays in its file. Each compiler has its own word.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND TRAILSEAL_WARNINGS -Wmissing-declarations)
else()
  list(APPEND TRAILSEAL_WARNINGS -Wmissing-prototypes)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # A false alarm of g++ 12 on `"text" + string`: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  list(APPEND TRAILSEAL_WARNINGS -Wno-restrict)
endif()
if(TRAILSEAL_WERROR)
  list(APPEND TRAILSEAL_WARNINGS -Werror)
else()
  # They are for whoever changes the code, and cost those who only build it.
  set(TRAILSEAL_WARNINGS -w)
endif()

# One file for any Linux: loaded where the system likes, with relocations packed, and
# without what nobody calls.
set(TRAILSEAL_STATIC_OPTIONS -static-pie -Wl,--gc-sections -Wl,-z,pack-relative-relocs)

add_library(trailseal_options INTERFACE)
target_include_directories(trailseal_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
target_compile_options(trailseal_options INTERFACE ${TRAILSEAL_WARNINGS})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ tidies its memory less often: a tenth of the time, for at most a gigabyte.
  target_compile_options(trailseal_options INTERFACE
    $<$<CONFIG:Release>:--param=ggc-min-expand=200>
    $<$<CONFIG:Release>:--param=ggc-min-heapsize=1000000>)
endif()
if(TRAILSEAL_LINK STREQUAL static)
  target_compile_options(trailseal_options INTERFACE -ffunction-sections -fdata-sections)
endif()
if(TRAILSEAL_SANITIZE)
  target_compile_options(trailseal_options INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(trailseal_options INTERFACE -fsanitize=address,undefined)
endif()
# Rooms under the sanitizers are optimized a little: the tests spend most of their time in
# them. The tests themselves are not, since they are mostly compiled.
set(TRAILSEAL_ROOM_FLAGS)
if(TRAILSEAL_SANITIZE)
  set(TRAILSEAL_ROOM_FLAGS -Og)
endif()
if(TRAILSEAL_SANITIZE_THREADS)
  target_compile_options(trailseal_options INTERFACE -fsanitize=thread)
  target_link_options(trailseal_options INTERFACE -fsanitize=thread)
endif()
if(TRAILSEAL_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "TRAILSEAL_FUZZ needs clang: -DCMAKE_CXX_COMPILER=clang++")
  endif()
  # Everything is instrumented, so that the search sees which way an input takes.
  target_compile_options(trailseal_options INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(trailseal_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# The standard library's headers, precompiled once for all rooms. An include that is missing
# is seen where each file is compiled without them: scripts/check.
if(TRAILSEAL_PRECOMPILE)
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp "")
  add_library(trailseal_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(trailseal_precompiled PRIVATE trailseal_options)
  target_compile_options(trailseal_precompiled PRIVATE ${TRAILSEAL_ROOM_FLAGS})
  target_precompile_headers(trailseal_precompiled PRIVATE
    <algorithm> <array> <functional> <map> <memory> <optional> <ostream> <set>
    <span> <sstream> <string> <string_view> <unordered_map> <utility> <variant> <vector>)
endif()

# Where large plans and large estates spend their time.
set(TRAILSEAL_FAST_ROOMS base document graph iam cloudtrail engine terraform)

function(trailseal_room room)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${room}/*.cpp)
  add_library(trailseal_${room} STATIC ${sources})
  target_link_libraries(trailseal_${room} PUBLIC trailseal_options ${ARGN})
  target_compile_options(trailseal_${room} PRIVATE ${TRAILSEAL_ROOM_FLAGS})
  if(room IN_LIST TRAILSEAL_FAST_ROOMS)
    target_compile_options(trailseal_${room} PRIVATE $<$<CONFIG:Release>:-O2>)
  endif()
  if(TRAILSEAL_PRECOMPILE)
    target_precompile_headers(trailseal_${room} REUSE_FROM trailseal_precompiled)
  endif()
endfunction()

function(trailseal_room_test room)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/tests/${room}/*_test.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${room}_test ${sources})
  target_link_libraries(${room}_test PRIVATE trailseal_test_support ${ARGN})
  target_precompile_headers(${room}_test REUSE_FROM trailseal_test_support)
  add_test(NAME ${room} COMMAND ${room}_test WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
