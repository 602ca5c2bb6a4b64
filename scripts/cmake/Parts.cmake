# One precompiled header for all parts, one for all tests. Their owners hold nothing else; whoever reuses them must not
# change compiler flags.
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")

add_library(hearthbook_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
target_link_libraries(hearthbook_precompiled PRIVATE hearthbook_options Qt6::Core)
set(HEARTHBOOK_PRECOMPILED <QtCore> <functional> <memory> <optional> <span> <vector>)
target_precompile_headers(hearthbook_precompiled PRIVATE ${HEARTHBOOK_PRECOMPILED})
set_target_properties(hearthbook_precompiled PROPERTIES AUTOMOC OFF)

if(NOT HEARTHBOOK_SERVER_ONLY)
    # Tests are compiled once and run for a moment: unoptimised is the faster of the two. Qt6::Test defines a path that is
    # another one in each folder, for QFINDTESTDATA, which no test uses, and <QtTest> looks for Qt6::Network: either would void
    # the precompiled header, and so would -fPIE, which CMake gives to executables alone.
    add_library(hearthbook_test_options INTERFACE)
    target_link_libraries(hearthbook_test_options INTERFACE hearthbook_options Qt6::Core Qt6::Network Qt6::Test)
    target_compile_options(hearthbook_test_options INTERFACE $<$<CONFIG:RelWithDebInfo>:-O0>
        -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR -fPIC)

    add_library(hearthbook_test_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(hearthbook_test_precompiled PRIVATE hearthbook_test_options)
    target_precompile_headers(hearthbook_test_precompiled PRIVATE ${HEARTHBOOK_PRECOMPILED} <QtTest>)

    # Windows and their tests: Qt6::Widgets defines macros, which void the others.
    add_library(hearthbook_gui_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(hearthbook_gui_precompiled PRIVATE hearthbook_test_options Qt6::Widgets)
    target_precompile_headers(hearthbook_gui_precompiled PRIVATE ${HEARTHBOOK_PRECOMPILED} <QtTest> <QtWidgets>)
    set_target_properties(hearthbook_test_precompiled hearthbook_gui_precompiled PROPERTIES AUTOMOC OFF)
endif()

# hearthbook_part(NAME SOURCES … LINKS …): one static library a folder. It may link only what design.md lets it include.
function(hearthbook_part name)
    cmake_parse_arguments(PART "" "" "SOURCES;LINKS" ${ARGN})
    add_library(hearthbook_${name} STATIC ${PART_SOURCES})
    target_link_libraries(hearthbook_${name} PUBLIC hearthbook_options ${PART_LINKS})
    target_precompile_headers(hearthbook_${name} REUSE_FROM hearthbook_precompiled)
endfunction()

# hearthbook_resources(TARGET NAME …): as qt_add_resources, in the form that keeps no times of the files: the same commit makes the same
# bytes, whenever they came to lie there.
function(hearthbook_resources target name)
    qt_add_resources(${target} ${name} ${ARGN} OPTIONS --format-version 1)
endfunction()

# The stem.moc that a test includes. AUTOMOC would scan each of the many small targets and compile an empty file for it.
function(hearthbook_moc target file stem)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc)
    qt_generate_moc(${file} ${moc} TARGET ${target})
    target_sources(${target} PRIVATE ${moc})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
endfunction()

# hearthbook_test_support(NAME SOURCES … LINKS …): what many tests share, compiled once, as hearthbook_test_NAME.
function(hearthbook_test_support name)
    cmake_parse_arguments(SUPPORT "" "" "SOURCES;LINKS" ${ARGN})
    add_library(hearthbook_test_${name} STATIC ${SUPPORT_SOURCES})
    target_link_libraries(hearthbook_test_${name} PUBLIC ${SUPPORT_LINKS} hearthbook_test_options)
    target_precompile_headers(hearthbook_test_${name} REUSE_FROM hearthbook_test_precompiled)
    set_target_properties(hearthbook_test_${name} PROPERTIES AUTOMOC OFF)
endfunction()

# The tests labelled tsan, and what they link: all that the preset of that name builds.
add_custom_target(tsan_tests)

# hearthbook_test(FILE LABELS … LINKS …): one QtTest executable a class; tests/core/domain/tst_error.cpp becomes the
# CTest entry core/domain/error. Sanitizer runs of threads take those labelled tsan.
function(hearthbook_test file)
    cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LABELS;LINKS" ${ARGN})
    cmake_path(GET file STEM stem)
    string(REGEX REPLACE "^tst_" "" class ${stem})
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR}/tests OUTPUT_VARIABLE folder)
    string(REPLACE "/" "_" target "tst_${folder}_${class}")
    add_executable(${target} ${file} ${TEST_SOURCES})
    target_link_libraries(${target} PRIVATE ${TEST_LINKS} hearthbook_test_options)
    if("gui" IN_LIST TEST_LABELS)
        target_precompile_headers(${target} REUSE_FROM hearthbook_gui_precompiled)
    elseif("hearthbook_test_api" IN_LIST TEST_LINKS)
        target_precompile_headers(${target} REUSE_FROM hearthbook_api_precompiled)
    else()
        target_precompile_headers(${target} REUSE_FROM hearthbook_test_precompiled)
    endif()
    if("tsan" IN_LIST TEST_LABELS)
        add_dependencies(tsan_tests ${target})
    endif()
    hearthbook_moc(${target} ${file} ${stem})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${folder}/${class} COMMAND ${target})
    if(NOT TEST_TIMEOUT)
        set(TEST_TIMEOUT 60)
    endif()
    set_tests_properties(${folder}/${class} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=")
endfunction()
