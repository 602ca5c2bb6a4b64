find_program(GZIP_PROGRAM gzip REQUIRED)

# hearthbook_install_compressed(FILE FOLDER COMPONENT [NAME]): FILE as NAME.gz (its own name unless given), the same bytes each time.
function(hearthbook_install_compressed file folder component)
    get_filename_component(name ${file} NAME)
    if(ARGC GREATER 3)
        set(name ${ARGV3})
    endif()
    get_filename_component(source ${file} ABSOLUTE)
    set(made ${CMAKE_CURRENT_BINARY_DIR}/${component}/${name}.gz)
    add_custom_command(OUTPUT ${made}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/${component}
        COMMAND ${GZIP_PROGRAM} -9nc ${source} > ${made}
        DEPENDS ${source} VERBATIM)
    add_custom_target(packaging_${component}_${name} ALL DEPENDS ${made})
    add_dependencies(packaging packaging_${component}_${name})
    install(FILES ${made} DESTINATION ${folder} COMPONENT ${component})
endfunction()
