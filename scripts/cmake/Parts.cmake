# hearthbook_part(NAME SOURCES … LINKS …): one static library a folder. It may link only what design.md lets it include.
function(hearthbook_part name)
    cmake_parse_arguments(PART "" "" "SOURCES;LINKS" ${ARGN})
    add_library(hearthbook_${name} STATIC ${PART_SOURCES})
    target_link_libraries(hearthbook_${name} PUBLIC hearthbook_options ${PART_LINKS})
    target_precompile_headers(hearthbook_${name} PRIVATE <QtCore> <functional> <memory> <optional> <span> <vector>)
endfunction()

# hearthbook_test(FILE LABELS … LINKS …): one QtTest executable a class; tests/core/domain/tst_error.cpp becomes the
# CTest entry core/domain/error. Sanitizer runs of threads take those labelled tsan.
function(hearthbook_test file)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LABELS;LINKS" ${ARGN})
    cmake_path(GET file STEM stem)
    string(REGEX REPLACE "^tst_" "" class ${stem})
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests OUTPUT_VARIABLE folder)
    string(REPLACE "/" "_" target "tst_${folder}_${class}")
    add_executable(${target} ${file} ${TEST_SOURCES})
    target_link_libraries(${target} PRIVATE ${TEST_LINKS} hearthbook_options Qt6::Test)
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${folder}/${class} COMMAND ${target})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 60)
    endif()
    set_tests_properties(${folder}/${class} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=")
endfunction()
