<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Convocatoria de remate</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una convocatoria de remate: el Instituto venderá en subasta pública electrónica los bienes que le embargó, para cobrar <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="convocatoriaRemate/adeudo/credito"/></xsl:call-template>.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="convocatoriaRemate/total"/></xsl:call-template></dd>
    <dt>¿Cuándo es la subasta?</dt>
    <dd>Del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/subasta/@inicio"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/subasta/@fin"/></xsl:call-template>. Mientras no se finque el remate puede pagar y recuperar sus bienes.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Los bienes se adjudican al mejor postor por <xsl:value-of select="b:pesos(convocatoriaRemate/posturaLegal)"/> o más; si nadie ofrece esa cantidad, el Instituto puede adjudicárselos. Con el producto se paga el adeudo y lo que sobre se le devuelve.</dd>
    <dt>¿Puedo evitar el remate?</dt>
    <dd>Sí: pagando el adeudo o proponiendo comprador que ofrezca de contado lo suficiente para cubrirlo, antes de que se finque (artículo 178 del Código Fiscal de la Federación).</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Convocatoria</h2>
      <p>Expediente del procedimiento administrativo de ejecución: <strong><xsl:value-of select="convocatoriaRemate/expediente"/></strong>.</p>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Los bienes se embargaron el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/embargo/@fecha"/></xsl:call-template>, según consta en <xsl:value-of select="convocatoriaRemate/embargo/@documento"/>, para hacer efectivo el adeudo siguiente.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="convocatoriaRemate/adeudo"/></xsl:call-template>
      <xsl:call-template name="gastos-ejecucion"><xsl:with-param name="gastos" select="convocatoriaRemate/gastosEjecucion"/></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El avalúo, practicado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/avaluo/@fecha"/></xsl:call-template> por <xsl:value-of select="convocatoriaRemate/avaluo/@valuador"/> (<xsl:value-of select="convocatoriaRemate/avaluo/@registro"/>), se notificó al embargado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/avaluo/@notificado"/></xsl:call-template> y es firme desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/avaluo/@firmeDesde"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
      <xsl:if test="convocatoriaRemate/gravamenes">
        <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">El certificado de gravámenes <xsl:value-of select="convocatoriaRemate/gravamenes/@certificado"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/gravamenes/@fecha"/></xsl:call-template>, comprende los últimos <xsl:value-of select="convocatoriaRemate/gravamenes/@anios"/> años. <xsl:choose><xsl:when test="convocatoriaRemate/gravamenes/acreedor">Aparecen en él los acreedores siguientes, a quienes se cita con esta convocatoria:</xsl:when><xsl:otherwise>No aparece en él acreedor alguno.</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
        <xsl:if test="convocatoriaRemate/gravamenes/acreedor"><ul><xsl:for-each select="convocatoriaRemate/gravamenes/acreedor"><li><xsl:value-of select="@nombre"/>: <xsl:value-of select="@gravamen"/>.</li></xsl:for-each></ul></xsl:if>
      </xsl:if>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Fijada la base en términos del artículo 175 del Código Fiscal de la Federación, procede enajenar los bienes en subasta pública por medios electrónicos, conforme a sus artículos 173, fracción I, y 174.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La convocatoria se publica en la página electrónica cuando menos diez días antes del inicio de la subasta, que debe celebrarse dentro de los veinte días siguientes (artículo 176). Es postura legal la que cubre las dos terceras partes de la base (artículo 179), en ella debe ofrecerse de contado al menos lo suficiente para cubrir el interés fiscal (artículo 180) y el postor la garantiza con el diez por ciento de la base (artículo 181).</xsl:with-param></xsl:call-template>
      <h3>Resolutivos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se convoca a la subasta electrónica de los bienes embargados a <strong><xsl:value-of select="destinatario/nombre"/></strong> que se relacionan enseguida.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="bienes"><xsl:with-param name="bienes" select="convocatoriaRemate/bienes/bien"/><xsl:with-param name="titulo" select="'Bienes que se rematan'"/><xsl:with-param name="valor" select="'Avalúo'"/><xsl:with-param name="suma" select="convocatoriaRemate/avaluo/@valor"/></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La subasta se sujeta a las fechas y cantidades siguientes:</xsl:with-param></xsl:call-template>
      <dl>
        <dt>Base del remate</dt><dd><xsl:value-of select="b:pesos(convocatoriaRemate/base)"/></dd>
        <dt>Postura legal</dt><dd><xsl:value-of select="b:pesos(convocatoriaRemate/posturaLegal)"/>, dos terceras partes de la base</dd>
        <dt>Depósito de los postores</dt><dd><xsl:value-of select="b:pesos(convocatoriaRemate/deposito)"/>, diez por ciento de la base, por transferencia electrónica desde una cuenta propia</dd>
        <dt>Publicación</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/subasta/@publicacion"/></xsl:call-template>, en <a href="{convocatoriaRemate/subasta/@pagina}"><xsl:value-of select="convocatoriaRemate/subasta/@pagina"/></a>, hasta que concluya el remate</dd>
        <dt>Inicio</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/subasta/@inicio"/></xsl:call-template>, 12:00 horas (Zona Centro)</dd>
        <dt>Fin</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="convocatoriaRemate/subasta/@fin"/></xsl:call-template>, 12:00 horas (Zona Centro), salvo las prórrogas que la ley concede cuando se mejora la postura en los últimos minutos</dd>
      </dl>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Para participar, los postores deben:</xsl:with-param></xsl:call-template>
      <ol><xsl:for-each select="convocatoriaRemate/requisitos/requisito"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Fincado el remate, se devuelven los depósitos, salvo el del postor ganador, que garantiza su obligación y forma parte del precio. Con el producto se cubre el adeudo en el orden del artículo 20 del Código Fiscal de la Federación y el excedente se entrega al embargado (artículos 194 y 196).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="5"/><xsl:with-param name="texto">Notifíquese al embargado<xsl:if test="convocatoriaRemate/gravamenes/acreedor"> y a los acreedores que aparecen en el certificado de gravámenes (artículo 177)</xsl:if>.</xsl:with-param></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
