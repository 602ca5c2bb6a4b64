# hearthbook_translations(TARGET): each resources/translations/*.ts is compiled into TARGET as :/translations/*.qm. Done by
# hand: qt_add_translations and its options differ between Qt 6.4 and 6.8. Beside them, for tests, a language in which every
# text stands in brackets: the global property HEARTHBOOK_PSEUDO_LOCALE is the path of its .qm file.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
function(hearthbook_translations target)
    set(source ${PROJECT_SOURCE_DIR}/resources/translations)
    set(folder ${CMAKE_BINARY_DIR}/translations)
    file(MAKE_DIRECTORY ${folder})
    file(GLOB languages CONFIGURE_DEPENDS ${source}/*.ts)
    foreach(language ${languages})
        cmake_path(GET language STEM name)
        add_custom_command(OUTPUT ${folder}/${name}.qm
            COMMAND Qt6::lrelease -silent ${language} -qm ${folder}/${name}.qm DEPENDS ${language} VERBATIM)
        list(APPEND compiled ${folder}/${name}.qm)
    endforeach()
    set(pseudo ${folder}/hearthbook_xx)
    add_custom_command(OUTPUT ${pseudo}.qm
        COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/pseudo-locale.py ${source}/hearthbook_de.ts ${pseudo}.ts
        COMMAND Qt6::lrelease -silent ${pseudo}.ts -qm ${pseudo}.qm
        DEPENDS ${source}/hearthbook_de.ts ${PROJECT_SOURCE_DIR}/scripts/pseudo-locale.py VERBATIM)
    add_custom_target(pseudo_locale DEPENDS ${pseudo}.qm)
    set_property(GLOBAL PROPERTY HEARTHBOOK_PSEUDO_LOCALE ${pseudo}.qm)
    hearthbook_resources(${target} translations PREFIX /translations BASE ${folder} FILES ${compiled})
endfunction()
