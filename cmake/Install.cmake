# What is installed: the program, its manual page, completions and licenses. Where simdjson is
# a shared library, the component `bundled` brings it along for a program that is moved to
# another machine (scripts/ci/cached); packaging/ makes packages of the static program.
include(GNUInstallDirs)

set(TRAILSEAL_SHARE ${CMAKE_CURRENT_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${TRAILSEAL_SHARE})

# trailseal_written(FILE ARGUMENT...): what the program writes of itself.
function(trailseal_written file)
  add_custom_command(OUTPUT ${TRAILSEAL_SHARE}/${file}
    COMMAND trailseal ${ARGN} > ${TRAILSEAL_SHARE}/${file}
    DEPENDS trailseal VERBATIM)
  set_property(GLOBAL APPEND PROPERTY TRAILSEAL_WRITTEN ${TRAILSEAL_SHARE}/${file})
endfunction()

trailseal_written(trailseal.1 manual)
trailseal_written(trailseal.bash completion bash)
trailseal_written(_trailseal completion zsh)
trailseal_written(trailseal.fish completion fish)
get_property(TRAILSEAL_WRITTEN_FILES GLOBAL PROPERTY TRAILSEAL_WRITTEN)
add_custom_target(trailseal_share ALL DEPENDS ${TRAILSEAL_WRITTEN_FILES})

if(TRAILSEAL_SIMDJSON_IS_SHARED AND NOT TRAILSEAL_LINK STREQUAL shared)
  set_target_properties(trailseal PROPERTIES
    INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/trailseal")
endif()
install(TARGETS trailseal COMPONENT trailseal)
install(FILES ${TRAILSEAL_SHARE}/trailseal.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT trailseal)
install(FILES ${TRAILSEAL_SHARE}/trailseal.bash RENAME trailseal
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT trailseal)
install(FILES ${TRAILSEAL_SHARE}/_trailseal
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT trailseal)
install(FILES ${TRAILSEAL_SHARE}/trailseal.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT trailseal)
install(FILES LICENSE RENAME copyright
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT trailseal)
install(FILES README.md CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT trailseal)

# The licenses of what is linked in, as Debian's packages state them.
foreach(library libyaml-cpp-dev libre2-dev libxxhash-dev libpugixml-dev libcli11-dev
    nlohmann-json3-dev libsimdjson-dev libmpfr-dev libgmp-dev
    libutf8proc-dev libmbedtls-dev zlib1g-dev libyaml-dev libminizip-dev libprotozero-dev
    libgoogle-perftools-dev libabsl-dev libstdc++-12-dev libstdc++-13-dev libstdc++-14-dev libc6-dev)
  if(EXISTS /usr/share/doc/${library}/copyright)
    file(REAL_PATH /usr/share/doc/${library}/copyright statement)
    install(FILES ${statement} RENAME ${library}.copyright
      DESTINATION ${CMAKE_INSTALL_DOCDIR}/licenses COMPONENT trailseal)
  endif()
endforeach()

if(TRAILSEAL_SIMDJSON_IS_SHARED AND NOT TRAILSEAL_LINK STREQUAL shared)
  get_target_property(simdjson_file simdjson::simdjson LOCATION)
  install(CODE "
    file(REAL_PATH \"${simdjson_file}\" library)
    execute_process(COMMAND objdump -p \${library} OUTPUT_VARIABLE headers
      COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH \"SONAME +([^\\n ]+)\" soname \"\${headers}\")
    file(INSTALL \${library} RENAME \${CMAKE_MATCH_1}
      DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/trailseal\")"
    COMPONENT bundled EXCLUDE_FROM_ALL)
endif()
