# What `cmake --install` puts where: library, headers, package files for CMake and pkg-config, program, manual, data.
include(CMakePackageConfigHelpers)

install(TARGETS dragoman_shared EXPORT dragoman-targets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS dragoman_static EXPORT dragoman-static-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/dragoman DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")

# find_package(dragoman): dragoman::dragoman, and with COMPONENTS static also dragoman::static.
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dragoman)
install(EXPORT dragoman-targets NAMESPACE dragoman:: DESTINATION ${package_dir})
install(EXPORT dragoman-static-targets NAMESPACE dragoman:: DESTINATION ${package_dir})
configure_package_config_file(cmake/dragoman-config.cmake.in dragoman-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(dragoman-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/dragoman-config.cmake ${PROJECT_BINARY_DIR}/dragoman-config-version.cmake
  DESTINATION ${package_dir})

# dragoman.pc finds its own prefix, so that an install tree may be moved. A libiconv apart from libc is named.
file(RELATIVE_PATH pc_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" pc_to_prefix ${pc_to_prefix})
set(pc_iconv)
if(NOT Iconv_IS_BUILT_IN)
  set(pc_iconv -liconv)
endif()
configure_file(cmake/dragoman.pc.in dragoman.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/dragoman.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(DIRECTORY glossaries DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman FILES_MATCHING PATTERN "*.tsv" PATTERN "*.md")

# The word lists of spelling; a program that is run where it was built finds them beside itself.
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/wordlists ${PROJECT_BINARY_DIR}/wordlists SYMBOLIC)
install(DIRECTORY wordlists DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman FILES_MATCHING PATTERN "*.txt.zst" PATTERN "*.md")

# The glossaries once more, compiled: each by itself, and all as `news`. They name their sources by a path that is everyone's.
set(sources places diplomacy house-style)
list(TRANSFORM sources PREPEND glossaries/)
list(TRANSFORM sources APPEND .tsv)
set(compiled_glossaries)
function(drg_compile_glossary name)
  set(out ${PROJECT_BINARY_DIR}/glossaries/${name}.drg)
  set(files ${ARGN})
  list(TRANSFORM files PREPEND ${PROJECT_SOURCE_DIR}/)
  add_custom_command(OUTPUT ${out} COMMAND dragoman glossary compile ${ARGN} -o ${out}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} DEPENDS dragoman ${files} VERBATIM COMMENT "Compiling the glossary ${name}")
  set(compiled_glossaries ${compiled_glossaries} ${out} PARENT_SCOPE)
endfunction()
if(NOT CMAKE_CROSSCOMPILING)
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/glossaries)
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    drg_compile_glossary(${name} ${source})
  endforeach()
  drg_compile_glossary(news ${sources})
  add_custom_target(dragoman_glossaries ALL DEPENDS ${compiled_glossaries})
  install(FILES ${compiled_glossaries} DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman/glossaries)
endif()
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The manual: written by hand in docs/man; a page for each command is its help, dressed.
set(release_date "November 22, 2026")
install(FILES docs/man/dragoman.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/man/dragoman-ispell.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/man/dragoman.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3)
install(TARGETS dragoman RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(PROGRAMS src/cli/dragoman-ispell DESTINATION ${CMAKE_INSTALL_BINDIR})
set(pages ${PROJECT_BINARY_DIR}/man)
set(completions ${PROJECT_BINARY_DIR}/completions)
add_custom_command(OUTPUT ${pages}/done ${completions}/done
  COMMAND sh ${PROJECT_SOURCE_DIR}/cmake/make_pages.sh $<TARGET_FILE:dragoman> ${PROJECT_SOURCE_DIR}/cmake ${pages}
          ${completions} ${PROJECT_VERSION} ${release_date}
  DEPENDS dragoman cmake/make_pages.sh cmake/manpage.awk cmake/completions.awk
  VERBATIM COMMENT "Making manual pages and completions")
if(NOT CMAKE_CROSSCOMPILING)
  add_custom_target(dragoman_pages ALL DEPENDS ${pages}/done)
  install(DIRECTORY ${pages}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
  install(FILES ${completions}/dragoman.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME dragoman)
  install(FILES ${completions}/dragoman.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _dragoman)
  install(FILES ${completions}/dragoman.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()
