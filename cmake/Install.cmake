# What is installed: the program, its manual page, completions and licences. The archive
# brings libsimdjson along, which Debian has as a shared library only; the Debian package
# depends on it instead.
include(GNUInstallDirs)

set(TRAILSEAL_SHARE ${CMAKE_CURRENT_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${TRAILSEAL_SHARE})

# trailseal_written(FILE ARGUMENT...): what the program writes of itself.
function(trailseal_written file)
  add_custom_command(OUTPUT ${TRAILSEAL_SHARE}/${file}
    COMMAND $<TARGET_FILE:trailseal> ${ARGN} > ${TRAILSEAL_SHARE}/${file}
    DEPENDS trailseal VERBATIM)
  set_property(GLOBAL APPEND PROPERTY TRAILSEAL_WRITTEN ${TRAILSEAL_SHARE}/${file})
endfunction()

trailseal_written(trailseal.1 manual)
trailseal_written(trailseal.bash completion bash)
trailseal_written(_trailseal completion zsh)
trailseal_written(trailseal.fish completion fish)
get_property(TRAILSEAL_WRITTEN_FILES GLOBAL PROPERTY TRAILSEAL_WRITTEN)
add_custom_target(trailseal_share ALL DEPENDS ${TRAILSEAL_WRITTEN_FILES})

set_target_properties(trailseal PROPERTIES
  INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/trailseal")
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

# The licences of what is linked in, as Debian's packages state them.
foreach(library libyaml-cpp-dev libre2-dev libxxhash-dev libpugixml-dev libcli11-dev
    nlohmann-json3-dev libsimdjson-dev libstdc++-12-dev libmpfr-dev libgmp-dev
    libutf8proc-dev libssl-dev zlib1g-dev libyaml-dev libminizip-dev libprotozero-dev
    libjemalloc-dev)
  if(EXISTS /usr/share/doc/${library}/copyright)
    file(REAL_PATH /usr/share/doc/${library}/copyright statement)
    install(FILES ${statement} RENAME ${library}.copyright
      DESTINATION ${CMAKE_INSTALL_DOCDIR}/licenses COMPONENT trailseal)
  endif()
endforeach()

get_target_property(simdjson_file simdjson::simdjson LOCATION)
if(simdjson_file MATCHES "\\.so")
  install(CODE "
    file(REAL_PATH \"${simdjson_file}\" library)
    execute_process(COMMAND objdump -p \${library} OUTPUT_VARIABLE headers
      COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCH \"SONAME +([^\\n ]+)\" soname \"\${headers}\")
    file(INSTALL \${library} RENAME \${CMAKE_MATCH_1}
      DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/trailseal\")"
    COMPONENT bundled EXCLUDE_FROM_ALL)
endif()

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/Package.cmake)
set(CPACK_PACKAGE_VENDOR "the trailseal authors")
set(CPACK_PACKAGE_CONTACT "the trailseal authors <trailseal@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${PROJECT_SOURCE_DIR}/cmake/description.txt)
set(CPACK_SYSTEM_PROCESSOR ${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL trailseal)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
